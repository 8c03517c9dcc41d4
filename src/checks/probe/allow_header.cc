#include <fmt/format.h>  // fmt::format

#include "checks/check.h"
#include "http/field_value.h"

namespace steelyard::checks {
// RFC 9110, section 15.5.6: a 405 must have Allow.
Verdict check_allow_header(const Exchange& exchange, CheckContext& /*context*/) {
  if (exchange.response.status != 405) return {{}, "the answer is no 405"};
  Verdict verdict;
  const std::optional<std::string> allow = exchange.response.headers.combined("Allow");
  if (!allow) {
    verdict.findings.push_back(
        make_finding(exchange, "allow_header_conformance", report::Level::error, "the 405 has no Allow header"));
  } else if (!http::has_list_element(*allow, exchange.operation.method)) {
    verdict.findings.push_back(
        make_finding(exchange, "allow_header_conformance", report::Level::error,
                     fmt::format("Allow is \"{}\" and leaves out {}", *allow, exchange.operation.method)));
  }
  return verdict;
}

}  // namespace steelyard::checks
