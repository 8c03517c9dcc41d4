#include "server/delay_distribution.h"

#include <algorithm>  // std::clamp
#include <cmath>      // logarithms
#include <numbers>    // pi

namespace steelyard::server {
namespace {

using Milliseconds = std::chrono::milliseconds;

// Draws beyond the greatest value; a median far above it would otherwise be drawn again for ever.
constexpr int kMostDraws = 100;

// Above 0 and at most 1.
double unit(Random& random) { return (static_cast<double>(random.next() >> 11U) + 1.0) * 0x1.0p-53; }

// A standard normal deviate (Box and Muller, 1958).
double normal(Random& random) {
  const double radius = std::sqrt(-2.0 * std::log(unit(random)));
  return radius * std::cos(2.0 * std::numbers::pi * unit(random));
}

Milliseconds draw(const FixedDelay& delay, Random& /*random*/) { return delay.milliseconds; }

Milliseconds draw(const UniformDelay& delay, Random& random) {
  return Milliseconds(random.between(delay.lower.count(), delay.upper.count()));
}

Milliseconds draw(const LognormalDelay& delay, Random& random) {
  const Milliseconds most = std::min(delay.max_value.value_or(kLongestDelay), kLongestDelay);
  for (int i = 0; i < kMostDraws; ++i) {
    const double drawn = std::round(delay.median * std::exp(delay.sigma * normal(random)));
    if (drawn <= static_cast<double>(most.count())) return Milliseconds(static_cast<Milliseconds::rep>(drawn));
  }
  return most;
}

}  // namespace

std::chrono::milliseconds sample(const DelayDistribution& distribution, Random& random) {
  const Milliseconds drawn = std::visit([&](const auto& delay) { return draw(delay, random); }, distribution);
  return std::clamp(drawn, Milliseconds(0), kLongestDelay);
}

}  // namespace steelyard::server
