// A text that a regular expression matches, for the usual patterns of schemas: literals, classes, groups, alternatives
// and quantifiers. Assertions and back references are passed over; the caller validates what comes out.
//
//   sample_pattern("^[A-Z]{3}-\\d{4}$", 0, random)   // "QKD-4071"
#pragma once

#include <cstddef>      // lengths
#include <string>       // samples
#include <string_view>  // patterns

#include "base/random.h"

namespace steelyard::provider {

// `least` is the length that open quantifiers (`*`, `+`, `{n,}`) try to reach.
std::string sample_pattern(std::string_view pattern, std::size_t least, Random& random);

}  // namespace steelyard::provider
