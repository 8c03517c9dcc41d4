// Fills a normal form from the parts of a schema. Not for use outside this folder: see normalizer.h.
#pragma once

#include "drift/digest.h"
#include "drift/normal_schema.h"
#include "drift/schema_parts.h"

namespace steelyard::drift {

// What a keyword says of the value itself: types, bounds, enums, flags.
void read_values(const SchemaParts& parts, openapi::Version version, NormalSchema& schema);

// What it says of members, items and the like.
void read_children(const SchemaParts& parts, Digests& digests, NormalSchema& schema);

// The `prefixItems` without those at their end that say what `items` says of all that follow.
std::vector<openapi::SchemaView> needed_prefix_items(const openapi::SchemaView& view, Digests& digests);

}  // namespace steelyard::drift
