#include "openapi/schema_check.h"

namespace steelyard::openapi {
namespace {

using Schemas = std::vector<SchemaRef>;

void add_media(const MediaType& media, Schemas& schemas) {
  if (media.schema) schemas.push_back(*media.schema);
}

// A parameter or a header: it has a schema or else one media type.
template <class Described>
void add_described(const Described& part, Schemas& schemas) {
  if (part.schema) schemas.push_back(*part.schema);
  if (part.content) add_media(*part.content, schemas);
}

void add_response(const ResponseSpec& response, Schemas& schemas) {
  for (const Header& header : response.headers) add_described(header, schemas);
  for (const MediaType& media : response.content) add_media(media, schemas);
}

Schemas schemas_of(const Contract& contract) {
  Schemas schemas;
  for (const Operation& operation : contract.operations) {
    for (const Parameter& parameter : operation.parameters) add_described(parameter, schemas);
    if (operation.request_body) {
      for (const MediaType& media : operation.request_body->content) add_media(media, schemas);
    }
    for (const ResponseSpec& response : operation.responses) add_response(response, schemas);
  }
  return schemas;
}

}  // namespace

Result<std::vector<Error>> check_schemas(const Contract& contract) {
  // The direction only decides what is required: both compile alike.
  return json_schema::check_schemas(contract.registry, schemas_of(contract),
                                    {.dialect = contract.dialect, .assert_formats = true});
}

}  // namespace steelyard::openapi
