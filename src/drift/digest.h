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

// Prose and extensions are left out; order counts only in lists where it means something; `nullable` is one of the
// types.
class Digests {
 public:
  // followed: a reference says what stands at its end (each place is looked at once). named: it says which place it
  // leads to, so that two places of one document are compared without looking further.
  enum class References { followed, named };

  explicit Digests(const openapi::Contract& contract, References references = References::followed)
      : contract_(contract), references_(references) {}

  std::string of(const json_schema::SchemaRef& place);

 private:
  std::string of_object(const openapi::SchemaView& view);
  std::string of_array(const openapi::SchemaView& view, const std::string& key);
  std::string of_member(const openapi::SchemaView& view, const std::string& key);

  const openapi::Contract& contract_;
  References references_;
  using Key = std::pair<std::string, std::string>;  // URI and pointer

  std::map<Key, std::string> known_;
  std::set<Key> open_;  // leads back to itself
};

}  // namespace steelyard::drift
