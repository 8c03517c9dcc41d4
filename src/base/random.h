// A small generator of pseudo-random numbers: the same seed gives the same numbers on every machine.
//
//   Random random(42);
//   std::uint64_t die = random.below(6);
#pragma once

#include <cstdint>  // std::uint64_t

namespace steelyard {

// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  // A number from 0 to bound - 1; 0 for a bound of 0.
  std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : next() % bound; }

  // From low to high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) +
                                     below(static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1));
  }

  // True once in `times`.
  bool one_in(std::uint64_t times) { return below(times) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace steelyard
