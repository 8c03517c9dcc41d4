// Alternatives of which each is one value or a list of values, read as one list: `oneOf: [{const: a, title: First},
// {const: b}]` says what `enum: [a, b]` says. Not for use outside this folder.
//
//   if (auto folded = fold_values(schema, normalizer)) use(folded->keywords.at(FactKind::enumeration));
#pragma once

#include <optional>  // what cannot be folded

#include "drift/normalizer.h"

namespace steelyard::drift {

// Nothing where one of the alternatives says more than its values, types and annotations, or two of `oneOf` share a
// value.
std::optional<NormalSchema> fold_values(const NormalSchema& schema, Normalizer& normalizer);

}  // namespace steelyard::drift
