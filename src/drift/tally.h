// Differences that many answers show: each once, with how many answers show it and where the first of them stands.
//
//   Tally tally;
//   tally.count({.rule = ObservedRule::undocumented_header, .message = "…", .subject = "X-Request-Id"});
//   Differences differences = tally.take(answers);
#pragma once

#include <cstdint>  // counts
#include <map>      // differences
#include <string>   // keys
#include <tuple>    // keys

#include "drift/difference.h"

namespace steelyard::drift {

class Tally {
 public:
  // More different ones than this are counted as one "and more" of their rule.
  static constexpr std::size_t kMostDifferences = 200;

  void count(Difference&& difference);
  // In the order of rule, pointer and subject; messages say how many of the answers show it.
  Differences take(std::uint64_t answers);

 private:
  struct Counted {
    Difference difference;
    std::uint64_t count = 0;
  };
  using Key = std::tuple<ObservedRule, std::string, std::string>;
  std::map<Key, Counted> counted_;
};

}  // namespace steelyard::drift
