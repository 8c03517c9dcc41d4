// Takes out of a normal form what its own values and types leave nothing to say. Not for use outside this folder.
//
//   settle_values(schema);  // {type: string, enum: [a, 5]} → {type: string, enum: [a]}
#pragma once

#include "drift/normal_schema.h"

namespace steelyard::drift {

// Values that the types refuse go, keywords that speak of values of types that cannot come, and a list of both truth
// values, which is a type.
void settle_values(NormalSchema& schema);

}  // namespace steelyard::drift
