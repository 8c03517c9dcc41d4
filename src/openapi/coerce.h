// From strings, lists and objects of strings (openapi/parameter_style.h) to the values that a schema means by them.
//
//   coerce(Json("12"), schema_of_type_integer, Preference::typed)   // 12
#pragma once

#include <vector>  // shapes

#include "base/json_fwd.h"
#include "openapi/parameter_style.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {

// Which value to take for a text that a schema allows both as a string and as a number, a boolean or null.
enum class Preference { typed, text };

// Leaves become numbers, booleans or null where the schema allows those types and the text reads as JSON of that type;
// everything else stays a string. An empty text is null where null is allowed and a string is not. A single value
// becomes a list where only a list is allowed.
Json coerce(const Json& texts, const SchemaView& schema, Preference preference);

// The shapes in which a text may be meant, the plainest first: by `type`, `enum` and `const`, or else by `properties`
// and `items`. A schema that says nothing takes a single value or a list.
std::vector<Shape> shapes(const SchemaView& schema);

// The schemas of a property of an object, wherever the schema mentions it: `properties`, or else
// `additionalProperties`.
std::vector<SchemaView> property_schemas(const SchemaView& schema, std::string_view name);

// The names under `properties`; and whether others are mentioned by `additionalProperties`, or none at all are named.
struct PropertyNames {
  std::vector<std::string> names;
  bool open = false;
};
PropertyNames property_names(const SchemaView& schema);

}  // namespace steelyard::openapi
