// How an answer travels: as the request wishes, else as its key does, else as the mock was started.
//
//   Delivery delivery = choose_delivery(preferences, credentials.ending, {.fault = Fault::dribble}, {.number = 7});
#pragma once

#include <cstdint>   // seeds
#include <optional>  // no delay

#include "provider/key_ending.h"
#include "server/delay_distribution.h"
#include "server/delivery.h"
#include "server/preferences.h"
#include "server/problem.h"
#include "server/rate/rate_limiter.h"
#include "server/scenario/scenario_store.h"

namespace steelyard::server {

// What an answer depends on besides the request.
struct AnswerState {
  std::uint64_t seed = 1;
  std::uint64_t number = 0;            // of the request: with the seed it decides what is generated
  Moment now{};                        // for windows of rate limits
  ScenarioStore* scenarios = nullptr;  // nullptr: none runs
  RateLimiter* limiter = nullptr;      // nullptr: no limits
};

struct DeliveryDefaults {
  std::optional<DelayDistribution> delay = {};
  Fault fault = Fault::none;
  double fault_rate = 1;  // of the answers that get the fault: which ones, seed and number decide
};

// The ending must have no problem.
Delivery choose_delivery(const Preferences& wanted, const provider::KeyEnding& ending, const DeliveryDefaults& defaults,
                         const AnswerState& state);

// Why the ending of a key cannot be meant: 400, with the names that would do. Repeats nothing of the key.
std::optional<Problem> find_problem(const provider::KeyEnding& ending);

}  // namespace steelyard::server
