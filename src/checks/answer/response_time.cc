#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_response_time(const Exchange& exchange, CheckContext& context) {
  if (!context.options.max_response_time_ms) return {{}, "no limit was given with --max-response-time"};
  Verdict verdict;
  const std::int64_t limit = *context.options.max_response_time_ms;
  if (exchange.microseconds > limit * 1000) {
    verdict.findings.push_back(
        make_finding(exchange, "max_response_time", report::Level::error,
                     fmt::format("the answer took {} ms, and {} ms are allowed", exchange.microseconds / 1000, limit)));
  }
  return verdict;
}

}  // namespace steelyard::checks
