// What a part of a document says, in one text: for parts that are compared as a whole.
//
//   Digests digests(contract);
//   digests.of({contract.root_uri, "/webhooks/shipped"}) == …
#pragma once

#include <map>      // known places
#include <set>      // places on the way
#include <string>   // digests
#include <utility>  // keys

#include "openapi/contract.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {

// References are followed (each place is looked at once), prose and extensions left out; order counts only in lists
// where it means something; `nullable` is one of the types.
class Digests {
 public:
  explicit Digests(const openapi::Contract& contract) : contract_(contract) {}

  std::string of(const json_schema::SchemaRef& place);

 private:
  std::string of_object(const openapi::SchemaView& view);
  std::string of_array(const openapi::SchemaView& view, const std::string& key);
  std::string of_member(const openapi::SchemaView& view, const std::string& key);

  const openapi::Contract& contract_;
  using Key = std::pair<std::string, std::string>;  // URI and pointer

  std::map<Key, std::string> known_;
  std::set<Key> open_;  // leads back to itself
};

}  // namespace steelyard::drift
