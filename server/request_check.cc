#include "server/request_check.h"

#include <utility>  // std::move

#include "base/pointer.h"
#include "openapi/request_validation.h"
#include "provider/credentials.h"

namespace steelyard::server {
namespace {

Violation place(const openapi::Violation& violation) {
  std::vector<std::string> location = {std::string(openapi::to_string(violation.in))};
  if (!violation.name.empty()) location.push_back(violation.name);
  for (std::string& token : pointer_tokens(violation.pointer)) location.push_back(std::move(token));
  return {std::move(location), violation.keyword, violation.message};
}

}  // namespace

std::optional<Problem> check_request(ServedProvider& served, const openapi::Operation& operation,
                                     const openapi::Route& route, const http::Request& request) {
  const openapi::RequestContract rules{*served.provider.contract, served.validators,
                                       provider::named_places(served.provider)};
  const Result<openapi::RequestVerdict> verdict =
      openapi::validate_request(rules, operation, route.parameters, request);
  if (!verdict) return Problem{"invalid-contract", 500, to_string(verdict.error()), {}, {}, {}};
  if (verdict->status == 0) return std::nullopt;
  Problem problem{
      "invalid-request", verdict->status, "the request breaks the contract of " + operation.label(), {}, {}, {}};
  problem.violations.reserve(verdict->violations.size());
  for (const openapi::Violation& violation : verdict->violations) problem.violations.push_back(place(violation));
  return problem;
}

}  // namespace steelyard::server
