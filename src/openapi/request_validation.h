// Whether a request is one that its operation documents.
//
//   Result<RequestVerdict> verdict = validate_request({contract, validators}, operation, route.parameters, request);
//   if (verdict && verdict->status != 0) answer(verdict->status, verdict->violations);
#pragma once

#include <string>       // names, messages
#include <string_view>  // names
#include <vector>       // violations

#include "base/result.h"
#include "http/message.h"
#include "openapi/contract.h"
#include "openapi/path_template.h"
#include "openapi/validator_store.h"

namespace steelyard::openapi {

enum class RequestPart { path, query, header, cookie, body };
std::string_view to_string(RequestPart part);

// One thing that is wrong with a request.
struct Violation {
  RequestPart in = RequestPart::body;
  std::string name;     // of the parameter; "" for the body
  std::string pointer;  // in the value
  std::string keyword;  // of the schema, or "required", "style", "contentType", "syntax"
  std::string message;  // one sentence; never the value of a credential
  Location where;       // in the contract; for "syntax" in the body: line and column in it
};

struct RequestVerdict {
  // 0 if the request is good; 415 if no documented media type fits the body, 400 if the body cannot be decoded, 422 for
  // every other violation. The first of these that applies.
  int status = 0;
  std::vector<Violation> violations;
};

// What a validation needs to know. The references must outlive the call.
struct RequestContract {
  const Contract& contract;
  ValidatorStore& validators;
  // Places of credentials that the contract does not name as such: their values are in no message either.
  std::vector<SecurityScheme> more_credentials = {};
};

// Judges parameters and body. What the contract does not document (other query parameters, headers, a body where none
// is documented) is not judged. A body without Content-Type is taken for the first documented type. XML bodies and
// bodies of unknown types are not looked into.
// Errors: those of ValidatorStore::program, when a schema of the contract does not compile.
Result<RequestVerdict> validate_request(const RequestContract& rules, const Operation& operation,
                                        const PathParameters& path, const http::Request& request);

// The parameters alone: every violation leads to 422.
Result<std::vector<Violation>> validate_parameters(const RequestContract& rules, const Operation& operation,
                                                   const PathParameters& path, const http::Request& request);

// The body alone.
Result<RequestVerdict> validate_body(const RequestContract& rules, const Operation& operation,
                                     const http::Request& request);

}  // namespace steelyard::openapi
