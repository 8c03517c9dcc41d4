// What was seen then against what is seen now.
//
//   for (const Difference& difference : compare_shapes(march.root, april.root)) …
#pragma once

#include "drift/difference.h"
#include "drift/shape.h"

namespace steelyard::drift {

// Properties that came, went or became optional; types, nulls and values; forms of strings; numbers that moved far, as
// they do when a unit changes. A place that only one of both has is told once, not with all below it.
Differences compare_shapes(const ShapeNode& before, const ShapeNode& now);

}  // namespace steelyard::drift
