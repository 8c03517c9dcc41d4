// Levels of stability, as `x-stability-level` names them.
//
//   is_below("alpha", "beta")   // true: users of an alpha endpoint were told that it will change
#pragma once

#include <optional>     // no level
#include <string_view>  // names

namespace steelyard::drift {

// Its number among draft, alpha, beta and stable; "" counts as "stable", which is what users take it for. Nothing for
// what is no level.
std::optional<int> stability_rank(std::string_view level);

// False if one of the two is no level.
bool is_below(std::string_view level, std::string_view other);

}  // namespace steelyard::drift
