#include "openapi/check_schemas.h"

#include <set>      // schemas seen
#include <utility>  // pairs

namespace steelyard::openapi {
namespace {

class Collector {
 public:
  void add(const std::optional<SchemaRef>& schema) {
    if (schema && seen_.emplace(schema->uri, schema->pointer).second) schemas.push_back(*schema);
  }
  void add(const std::vector<MediaType>& content) {
    for (const MediaType& media : content) add(media.schema);
  }
  void add(const Parameter& parameter) {
    add(parameter.schema);
    if (parameter.content) add(parameter.content->schema);
  }
  void add(const ResponseSpec& response) {
    add(response.content);
    for (const Header& header : response.headers) {
      add(header.schema);
      if (header.content) add(header.content->schema);
    }
  }
  void add(const Operation& operation) {
    for (const Parameter& parameter : operation.parameters) add(parameter);
    if (operation.request_body) add(operation.request_body->content);
    for (const ResponseSpec& response : operation.responses) add(response);
  }

  std::vector<SchemaRef> schemas;

 private:
  std::set<std::pair<std::string, std::string>> seen_;  // parameters of a path item stand in all its operations
};

}  // namespace

Status check_schemas(Contract& contract) {
  Collector collector;
  for (const Operation& operation : contract.operations) collector.add(operation);
  Result<std::vector<Error>> warnings = json_schema::find_warnings(
      contract.registry, collector.schemas, {.dialect = contract.dialect, .assert_formats = true});
  if (!warnings) return warnings.error();
  contract.warnings.insert(contract.warnings.end(), warnings->begin(), warnings->end());
  return {};
}

}  // namespace steelyard::openapi
