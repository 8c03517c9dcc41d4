#include "openapi/path_item.h"

#include <algorithm>  // std::transform
#include <cctype>     // std::tolower

#include "openapi/load.h"

namespace steelyard::openapi {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Result<std::vector<Operation>> PathItemReader::read(const SchemaRef& place, const std::string& name) const {
  const Document* document = contract_.registry.find(place.uri);
  const Json* value = document == nullptr ? nullptr : document->find(place.pointer);
  if (value == nullptr) return Error{ErrorCode::openapi_invalid, "there is no path item at " + place.pointer, {}};
  Contract item;
  item.version = contract_.version;
  item.dialect = contract_.dialect;
  item.registry = contract_.registry;
  item.root_uri = contract_.root_uri;
  item.servers = contract_.servers;
  item.security_schemes = contract_.security_schemes;
  Loading loading{bundle_, item, std::nullopt};
  load_path_item(loading, {name, bundle_.follow({document, value, place.uri, place.pointer})}, {});
  if (!loading.ok()) return *loading.error;
  for (Operation& operation : item.operations) operation.name = name + "/" + lower(operation.method);
  return std::move(item.operations);
}

}  // namespace steelyard::openapi
