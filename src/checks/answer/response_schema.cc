#include "checks/check.h"
#include "json_schema/schema.h"

namespace steelyard::checks {

Verdict check_response_schema(const Exchange& exchange, CheckContext& context) {
  const openapi::MediaType* media = exchange.media_type();
  if (exchange.documented() == nullptr) return {{}, "the contract does not document the status"};
  if (media == nullptr || !media->schema) return {{}, "the contract documents no schema for this body"};
  if (exchange.request.method == "HEAD") return {{}, "an answer to HEAD has no body"};
  Verdict verdict;
  if (exchange.body_error) {
    verdict.findings.push_back(make_finding(exchange, "response_schema_conformance", report::Level::error,
                                            "the body is not JSON: " + exchange.body_error->message));
    verdict.findings.back().location = exchange.body_error->where;
    return verdict;
  }
  if (!exchange.body) {
    if (exchange.response.body.empty()) {
      verdict.findings.push_back(
          make_finding(exchange, "response_schema_conformance", report::Level::error, "the body is empty"));
      return verdict;
    }
    return {{}, "the body is not JSON"};
  }
  Result<json_schema::Program> program = context.validators.program(*media->schema, json_schema::Direction::response);
  if (!program) {
    verdict.findings.push_back(make_finding(exchange, "response_schema_conformance", report::Level::error,
                                            program.error().message, "", program.error().where));
    verdict.findings.back().location = program.error().where;
    return verdict;
  }
  for (const json_schema::Failure& failure : json_schema::Evaluator().validate(*program, exchange.body->root())) {
    verdict.findings.push_back(make_finding(exchange, "response_schema_conformance", report::Level::error,
                                            failure.message, failure.instance_pointer, failure.schema_location));
    verdict.findings.back().schema_pointer = failure.schema_pointer;
  }
  return verdict;
}

}  // namespace steelyard::checks
