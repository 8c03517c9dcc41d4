// Strings that look like what the name of a property promises. One row a name, one row a format.
//
//   plausible_string(constraints, "created_at", random)   // "2026-03-14T09:26:53Z"
#pragma once

#include <string>       // values
#include <string_view>  // names

#include "base/random.h"
#include "provider/constraints.h"

namespace steelyard::provider {

// A string that keeps format, pattern and length of the constraints, as far as that can be done.
std::string plausible_string(const Constraints& constraints, std::string_view name, Random& random);

}  // namespace steelyard::provider
