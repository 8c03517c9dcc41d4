// Runs the checks of a provider against a target.
//
//   std::vector<report::Case> cases = run_checks(provider, {.transport = transport, .live = false}, {}, now);
#pragma once

#include <cstdint>     // microseconds
#include <functional>  // the clock
#include <string>      // keys
#include <vector>      // cases

#include "checks/check.h"
#include "http/message.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::checks {

struct Target {
  http::Transport& transport;
  bool live = false;  // a service that somebody uses: it is asked only what is safe to ask
  std::string key;    // live: the key given, "" for none. It never reaches a report.
};

// Microseconds from any beginning.
using Clock = std::function<std::int64_t()>;

// One case for each check of each answer, in the order of the contract. A target that does not answer makes cases that
// are `unreachable`; what is not asked is `not_exercised`, with the reason.
std::vector<report::Case> run_checks(const provider::Provider& provider, const Target& target,
                                     const CheckOptions& options, const Clock& now);

// The case of one check on one exchange.
report::Case judge(const Check& check, const Exchange& exchange, CheckContext& context);

}  // namespace steelyard::checks
