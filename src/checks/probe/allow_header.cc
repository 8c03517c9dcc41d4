#include <fmt/format.h>  // fmt::format

#include <string_view>  // list elements

#include "checks/check.h"

namespace steelyard::checks {
namespace {

bool lists(std::string_view field, std::string_view method) {
  while (!field.empty()) {
    const std::size_t comma = field.find(',');
    if (http::trim(field.substr(0, comma)) == method) return true;
    field = comma == std::string_view::npos ? std::string_view() : field.substr(comma + 1);
  }
  return false;
}

}  // namespace

// RFC 9110, section 15.5.6: a 405 must have Allow. Methods compare with regard to case.
Verdict check_allow_header(const Exchange& exchange, CheckContext& /*context*/) {
  if (exchange.response.status != 405) return {{}, "the answer is no 405"};
  Verdict verdict;
  const std::optional<std::string> allow = exchange.response.headers.combined("Allow");
  if (!allow) {
    verdict.findings.push_back(
        make_finding(exchange, "allow_header_conformance", report::Level::error, "the 405 has no Allow header"));
  } else if (!lists(*allow, exchange.operation.method)) {
    verdict.findings.push_back(
        make_finding(exchange, "allow_header_conformance", report::Level::error,
                     fmt::format("Allow is \"{}\" and leaves out {}", *allow, exchange.operation.method)));
  }
  return verdict;
}

}  // namespace steelyard::checks
