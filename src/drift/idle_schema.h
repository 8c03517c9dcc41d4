// Subschemas that say nothing, whatever way that is written: those that let every value pass, and none.
//
//   lets_all_pass(view);  // true, {}, {description: Anything.}
//   is_never(view);       // false, {not: {}}
#pragma once

#include <string_view>  // keywords

#include "openapi/schema_view.h"

namespace steelyard::drift {

// True if it has no keyword that constrains a value. References are followed.
bool lets_all_pass(const openapi::SchemaView& schema);

// True if it says by itself that no value passes. References are followed.
bool is_never(const openapi::SchemaView& schema);

// True if what the keyword of this part says, a single schema, changes nothing that passes: `then` without `if`,
// `if` without both, `propertyNames: true`, … `has_unevaluated`: what its schema describes is seen elsewhere.
bool is_idle(const openapi::SchemaView& part, std::string_view keyword, bool has_unevaluated);

}  // namespace steelyard::drift
