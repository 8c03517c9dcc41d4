// Fills a normal form from the parts of a schema. Not for use outside this folder: see normalizer.h.
#pragma once

#include "drift/normal_schema.h"
#include "drift/schema_parts.h"

namespace steelyard::drift {

// What a keyword says of the value itself: types, bounds, enums, flags.
void read_values(const SchemaParts& parts, openapi::Version version, NormalSchema& schema);

// What it says of members, items and the like.
void read_children(const SchemaParts& parts, NormalSchema& schema);

}  // namespace steelyard::drift
