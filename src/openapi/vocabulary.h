// Which members of an OpenAPI document hold names of the author's choice, and which hold data of the API.
//
//   holds_names("properties");                  // "description" in there is a property, not prose
//   holds_data("example", value);               // a "$ref" in there is no reference
#pragma once

#include <string_view>  // member names

#include "base/json_fwd.h"

namespace steelyard::openapi {

// True for members whose value, if it is an object, maps names to parts of the document: such a name has no meaning of
// its own.
bool holds_names(std::string_view member);

// True for members of an object of the specification whose value is not read as a part of the document. That is also
// so for a schema's list of `examples` (a map of that name has Example Objects) and for extensions (OAS 3.1.1, 4.9).
bool holds_data(std::string_view member, const Json& value);

}  // namespace steelyard::openapi
