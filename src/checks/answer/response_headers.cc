#include <fmt/format.h>  // fmt::format

#include "base/json.h"
#include "checks/check.h"
#include "json_schema/schema.h"
#include "openapi/schema_view.h"

namespace steelyard::checks {
namespace {

// The text of a header as the JSON value that its schema wants: a number where it wants a number.
Json header_value(const std::string& text, const openapi::SchemaView& schema) {
  const std::vector<std::string> types = openapi::allowed_types(schema);
  for (const std::string& type : types) {
    if (type != "integer" && type != "number" && type != "boolean") continue;
    Result<Document> value = read_json(text, "");
    if (value && !value->root().is_string()) return value->root();
  }
  return text;
}

void check_header(const Exchange& exchange, CheckContext& context, const openapi::Header& header, Verdict& verdict) {
  const auto add = [&](std::string message) {
    verdict.findings.push_back(make_finding(exchange, "response_headers_conformance", report::Level::error,
                                            std::move(message), "", header.where));
    verdict.findings.back().subject += (verdict.findings.back().subject.empty() ? "" : " ") + header.name;
  };
  const std::string* text = exchange.response.headers.find(header.name);
  if (text == nullptr) {
    if (header.required) add(fmt::format("the required header {} is missing", header.name));
    return;
  }
  if (!header.schema) return;
  const openapi::SchemaView view(exchange.provider.contract->registry, *header.schema);
  Result<json_schema::Program> program = context.validators.program(*header.schema, json_schema::Direction::response);
  if (!program) return add(program.error().message);
  const Json value = header_value(*text, view);
  if (value.is_string() && openapi::allowed_types(view) == std::vector<std::string>{"array"}) return;
  for (const json_schema::Failure& failure : json_schema::Evaluator().validate(*program, value)) {
    add(fmt::format("the header {}: {}", header.name, failure.message));
  }
}

}  // namespace

Verdict check_response_headers(const Exchange& exchange, CheckContext& context) {
  const openapi::ResponseSpec* documented = exchange.documented();
  if (documented == nullptr) return {{}, "the contract does not document the status"};
  if (documented->headers.empty()) return {{}, "the contract documents no headers for the status"};
  Verdict verdict;
  for (const openapi::Header& header : documented->headers) check_header(exchange, context, header, verdict);
  return verdict;
}

}  // namespace steelyard::checks
