// What an answer depends on besides the request and the options.
//
//   AnswerState state{.seed = 1, .number = 7};
#pragma once

#include <cstdint>  // seeds

#include "server/rate/rate_limiter.h"
#include "server/scenario/scenario_store.h"

namespace steelyard::server {

struct AnswerState {
  std::uint64_t seed = 1;
  std::uint64_t number = 0;            // of the request: with the seed it decides what is generated
  Moment now{};                        // for windows of rate limits
  ScenarioStore* scenarios = nullptr;  // nullptr: none runs
  RateLimiter* limiter = nullptr;      // nullptr: no limits
};

}  // namespace steelyard::server
