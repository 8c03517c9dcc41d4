// How much two schemas resemble each other: by the members that they describe, what they ask for, and which keywords
// they use. For branches without names, of which it has to be said which was changed to which.
//
//   resemblance(features_of(a, before), features_of(b, after));  // 0 … 1
#pragma once

#include <set>     // features
#include <string>  // features

#include "drift/normalizer.h"

namespace steelyard::drift {

using Features = std::set<std::string>;

// Names of members, of required members, of types and keywords; members and keywords once more with what they say.
Features features_of(const Schemas& schemas, Normalizer& normalizer);

// The part of all features that both have.
double resemblance(const Features& a, const Features& b);

}  // namespace steelyard::drift
