// Numbers that keep the bounds of a schema and look like what the name of a property promises.
//
//   plausible_number(constraints, "balance", false, random)   // 4711.25
#pragma once

#include <string_view>  // names

#include "base/json_fwd.h"
#include "base/random.h"
#include "provider/constraints.h"

namespace steelyard::provider {

// A number that keeps minimum, maximum, their exclusive forms of both versions of OpenAPI, multipleOf and the integer
// formats, as far as one exists.
Json plausible_number(const Constraints& constraints, std::string_view name, bool integer, Random& random);

}  // namespace steelyard::provider
