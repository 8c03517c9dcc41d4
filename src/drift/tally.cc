#include "drift/tally.h"

#include <fmt/format.h>  // messages

namespace steelyard::drift {

void Tally::count(Difference&& difference) {
  Key key{difference.rule, difference.pointer, difference.subject};
  auto found = counted_.find(key);
  if (found == counted_.end() && counted_.size() >= kMostDifferences) {
    difference.pointer.clear();
    difference.subject = "more";
    difference.message = "further differences of this kind are not listed one by one";
    key = {difference.rule, "", "more"};
    found = counted_.find(key);
  }
  if (found == counted_.end()) found = counted_.emplace(key, Counted{std::move(difference), 0}).first;
  ++found->second.count;
}

Differences Tally::take(std::uint64_t answers) {
  Differences differences;
  for (auto& [key, counted] : counted_) {
    if (answers > 1) counted.difference.message += fmt::format(" ({} of {} answers)", counted.count, answers);
    differences.push_back(std::move(counted.difference));
  }
  counted_.clear();
  return differences;
}

}  // namespace steelyard::drift
