// How long answers are delayed, as a distribution: WireMock's three, with the names of its JSON.
//
//   Random random(7);
//   Result<DelayDistribution> delays = parse_delay_distribution("uniform:50-150");
//   std::chrono::milliseconds delay = sample(*delays, random);
#pragma once

#include <chrono>       // delays
#include <optional>     // bounds
#include <string_view>  // texts
#include <variant>      // kinds

#include "base/json_fwd.h"
#include "base/random.h"
#include "base/result.h"

namespace steelyard::server {

// No delay is longer: a longer one is a mistake in the unit.
constexpr std::chrono::milliseconds kLongestDelay{3'600'000};

struct FixedDelay {
  std::chrono::milliseconds milliseconds{0};
};

// Every millisecond between the bounds, both included, is as likely as any other.
struct UniformDelay {
  std::chrono::milliseconds lower{0};
  std::chrono::milliseconds upper{0};
};

// The logarithm of the delay is normally distributed: half of the delays are longer than the median, and some much
// longer. Delays beyond the greatest value are drawn again.
struct LognormalDelay {
  double median = 0;  // milliseconds
  double sigma = 0;
  std::optional<std::chrono::milliseconds> max_value = {};
};

using DelayDistribution = std::variant<FixedDelay, UniformDelay, LognormalDelay>;

// From 0 to kLongestDelay.
std::chrono::milliseconds sample(const DelayDistribution& distribution, Random& random);

// {"type": "fixed", "milliseconds": 5}, {"type": "uniform", "lower": 1, "upper": 9} or {"type": "lognormal", "median":
// 80, "sigma": 0.4, "maxValue": 500}. A member that is not known is refused. Error: delay_invalid.
Result<DelayDistribution> read_delay_distribution(const Json& json);

// "250", "uniform:50-150" or "lognormal:80,0.4". Error: delay_invalid.
Result<DelayDistribution> parse_delay_distribution(std::string_view text);

// A whole number of milliseconds from 0 to kLongestDelay. Error: delay_invalid.
Result<std::chrono::milliseconds> parse_delay(std::string_view text);

}  // namespace steelyard::server
