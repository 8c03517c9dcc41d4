#include <fmt/format.h>  // fmt::format

#include "base/json.h"
#include "checks/check.h"
#include "json_schema/schema.h"
#include "openapi/check_readings.h"
#include "openapi/parameter_value.h"

namespace steelyard::checks {
namespace {

void check_header(const Exchange& exchange, CheckContext& context, const openapi::Header& header, Verdict& verdict) {
  const auto add = [&](std::string message) {
    verdict.findings.push_back(make_finding(exchange, "response_headers_conformance", report::Level::error,
                                            std::move(message), "", header.where));
    verdict.findings.back().subject += (verdict.findings.back().subject.empty() ? "" : " ") + header.name;
  };
  const std::optional<std::string> text = exchange.response.headers.combined(header.name);
  if (!text) {
    if (header.required) add(fmt::format("the required header {} is missing", header.name));
    return;
  }
  const openapi::Contract& contract = *exchange.provider.contract;
  const std::optional<openapi::SchemaRef>& schema = header.content ? header.content->schema : header.schema;
  if (!schema) return;
  const Result<openapi::Readings> readings = openapi::read_header(contract, header, *text);
  if (!readings) return add(fmt::format("the header {}: {}", header.name, readings.error().message));
  const auto failures =
      openapi::check_readings(context.validators, *schema, json_schema::Direction::response, *readings);
  if (!failures) return add(failures.error().message);
  for (const json_schema::Failure& failure : *failures) {
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
