// Reads the operations of a Path Item Object that is none of the paths of its document: of a webhook or a callback,
// what the API itself asks of others. A contract leaves them aside, so that a mistake in one keeps nobody from serving
// it.
//
//   PathItemReader reader(contract);
//   Result<std::vector<Operation>> operations = reader.read({contract.root_uri, "/webhooks/paid"}, "webhooks/paid");
//   operations->front().label();   // "webhooks/paid/post"
#pragma once

#include <string>  // names
#include <vector>  // operations

#include "openapi/bundle.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

class PathItemReader {
 public:
  // The contract must outlive it.
  explicit PathItemReader(const Contract& contract) : contract_(contract), bundle_(Bundle::of(contract.registry)) {}

  // The place may hold a reference. Operations have the document's servers and no security but their own. Their schemas
  // were not compiled, so that there may be mistakes in them. Errors: openapi_invalid, also where nothing stands at the
  // place.
  Result<std::vector<Operation>> read(const SchemaRef& place, const std::string& name) const;

 private:
  const Contract& contract_;
  Bundle bundle_;
};

}  // namespace steelyard::openapi
