// Bodies that no fixture holds: generated from a schema, or borrowed from another error of the same API.
//
//   Result<Json> body = make_body(served, operation, 200, *media.schema, {.seed = 7, .style = Style::random});
#pragma once

#include <optional>  // nothing to borrow
#include <string>    // bodies

#include "base/json_fwd.h"
#include "base/result.h"
#include "provider/generate.h"
#include "server/served_provider.h"

namespace steelyard::server {

// A body that is valid for the schema and keeps the promises of the provider. Error: body_not_generated, and those of
// compiling the schema.
Result<Json> make_body(ServedProvider& served, const openapi::Operation& operation, int status,
                       const openapi::SchemaRef& schema, const provider::GenerateOptions& options);

// A value that is valid for the schema, of which no promise speaks: that of a header. Errors: as make_body().
Result<Json> make_value(ServedProvider& served, const openapi::SchemaRef& schema,
                        const provider::GenerateOptions& options);

struct BorrowedBody {
  std::string content_type;
  std::string body;
};

// The shape of an error that the API is known to send, for a status that nobody described: a fixture of the operation,
// else an error that the contract documents (of this operation, else of any), of the same class if there is one. The
// status and the sentence in it are replaced.
std::optional<BorrowedBody> borrow_error(ServedProvider& served, const openapi::Operation& operation, int status);

// A JSON object with no more in it than the promises of the provider ask for; nothing if they ask for nothing.
std::optional<BorrowedBody> promised_error(ServedProvider& served, const openapi::Operation& operation, int status);

}  // namespace steelyard::server
