// Whether schemas that apply together can be written as one. Not for use outside this folder: see normalizer.h.
#pragma once

#include <vector>  // parts

#include "drift/digest.h"
#include "drift/schema_parts.h"

namespace steelyard::drift {

// True if one schema that has every keyword once says the same as all of the parts: bounds and types that have a
// tighter one, names and patterns that add up, members and items that no other part takes for undescribed. Not so for
// two `not`, two `if`, two formats, an `additionalProperties` that does not see the properties of another part.
bool merges_exactly(const std::vector<SchemaPart>& parts, Digests& digests);

}  // namespace steelyard::drift
