#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_server_error(const Exchange& exchange, CheckContext& /*context*/) {
  const int status = exchange.response.status;
  if (exchange.expected_status && *exchange.expected_status >= 500) return {{}, "a server error was asked for"};
  Verdict verdict;
  if (status >= 500) {
    verdict.findings.push_back(make_finding(exchange, "not_a_server_error", report::Level::error,
                                            fmt::format("the server failed with {}", status)));
  }
  return verdict;
}

}  // namespace steelyard::checks
