// Whether two scenarios tell the same story: then a situation of the one is a situation of the other.
//
//   if (same_story(before, now)) keep_situations();
#pragma once

#include "provider/scenario/scenario.h"

namespace steelyard::provider {

// All that decides answers and moves is compared; where it stands in a file, and the sentence that describes it, are
// not.
bool same_story(const Scenario& a, const Scenario& b);

}  // namespace steelyard::provider
