// `anyOf` and `oneOf` of schemas that each take types of their own, as one schema with a list of types:
// {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "integer"}]} says what
// {"type": ["string", "integer"], "maxLength": 5} says. Those that are values alone become one enum (fold_values.h).
#pragma once

#include <optional>  // what cannot be folded
#include <string>    // types
#include <vector>    // types

#include "drift/normalizer.h"

namespace steelyard::drift {

// Nothing where it has no alternatives, or where they cannot be written as one schema: two branches take values of one
// type, or a branch says something of values of every type (`enum`, `not`, a default).
std::optional<NormalSchema> fold_alternatives(const NormalSchema& schema, Normalizer& normalizer);

// True if it has one group and says nothing beside it that speaks of some types only.
bool is_group_alone(const NormalSchema& schema);

// The types that its alternatives take together, sorted; nothing where it has none or one of them says nothing of
// types.
std::optional<std::vector<std::string>> types_of_alternatives(const NormalSchema& schema, Normalizer& normalizer);

}  // namespace steelyard::drift
