#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_status_code(const Exchange& exchange, CheckContext& /*context*/) {
  const bool labelled = exchange.fixture != nullptr && exchange.fixture->source != provider::Source::documented;
  if (labelled && exchange.documented() == nullptr && exchange.expected_status == exchange.response.status) {
    return {{},
            fmt::format("the contract does not document the status; the answer is {}",
                        to_string(exchange.fixture->source))};
  }
  Verdict verdict;
  const int status = exchange.response.status;
  if (exchange.expected_status && *exchange.expected_status != status) {
    verdict.findings.push_back(
        make_finding(exchange, "status_code_conformance", report::Level::error,
                     fmt::format("the status is {}, and {} was to be expected", status, *exchange.expected_status)));
  } else if (exchange.documented() == nullptr) {
    // Many pages leave refusals and failures out; a success that nobody documented is another matter.
    verdict.findings.push_back(make_finding(exchange, "status_code_conformance",
                                            status >= 400 ? report::Level::warning : report::Level::error,
                                            fmt::format("the status {} is not documented", status)));
  }
  return verdict;
}

}  // namespace steelyard::checks
