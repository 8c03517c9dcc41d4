// JSON values at random, of the kinds that are hard to sum up: maps, long texts, numbers at every edge.
#pragma once

#include <string>  // texts

#include "base/random.h"

namespace steelyard::test {

// One JSON text. Few names and many values, so that texts meet at the same places.
std::string random_json(Random& random, int depth = 0);

}  // namespace steelyard::test
