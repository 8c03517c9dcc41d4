#include "drift/stability.h"

#include <algorithm>  // std::find

namespace steelyard::drift {
namespace {

constexpr std::string_view kLevels[] = {"draft", "alpha", "beta", "stable"};

}  // namespace

std::optional<int> stability_rank(std::string_view level) {
  if (level.empty()) level = "stable";
  const auto* const found = std::find(std::begin(kLevels), std::end(kLevels), level);
  if (found == std::end(kLevels)) return std::nullopt;
  return static_cast<int>(found - std::begin(kLevels));
}

bool is_below(std::string_view level, std::string_view other) {
  const std::optional<int> a = stability_rank(level);
  const std::optional<int> b = stability_rank(other);
  return a && b && *a < *b;
}

}  // namespace steelyard::drift
