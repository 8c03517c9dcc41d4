// The style deepObject: "color[R]=100&color[G]=200". OAS defines one level; clients nest further and append with `[]`,
// and both are understood as those clients mean them.
#pragma once

#include <optional>  // absent values

#include "base/json_fwd.h"
#include "base/result.h"
#include "openapi/parameter_style.h"

namespace steelyard::openapi {

// The object, or nothing if no field begins with the name and a bracket.
// Error: parameter_style for brackets that do not close and for a name that is both a value and an object.
Result<std::optional<Json>> read_deep_object(const StyledText& styled);

}  // namespace steelyard::openapi
