#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_unsupported_method(const Exchange& exchange, CheckContext& /*context*/) {
  Verdict verdict;
  if (exchange.response.status != 405) {
    verdict.findings.push_back(make_finding(exchange, "unsupported_method", report::Level::error,
                                            fmt::format("the method {}, which is not documented, got {} instead of 405",
                                                        exchange.request.method, exchange.response.status)));
  }
  return verdict;
}

}  // namespace steelyard::checks
