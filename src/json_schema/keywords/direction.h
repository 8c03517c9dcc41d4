// readOnly and writeOnly against `required` (OAS 3.0.4, "Schema Object": a readOnly property is required in responses
// only, a writeOnly one in requests only).
#pragma once

#include <string>  // names
#include <vector>  // names

#include "json_schema/compiler.h"

namespace steelyard::json_schema {

// Removes the names of properties that do not travel in the direction of the compilation. Looks at the schemas of
// `properties` beside the keyword and in its `allOf`, through references.
void drop_names_of_other_direction(Scope& scope, std::vector<std::string>& names);

}  // namespace steelyard::json_schema
