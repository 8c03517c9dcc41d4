#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_ignored_auth(const Exchange& exchange, CheckContext& /*context*/) {
  Verdict verdict;
  const int status = exchange.response.status;
  if (status != 401 && status != 403) {
    verdict.findings.push_back(make_finding(exchange, "ignored_auth", report::Level::error,
                                            fmt::format("a request with a bad key got {} instead of 401", status)));
  }
  return verdict;
}

}  // namespace steelyard::checks
