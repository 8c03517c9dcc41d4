// A body beside its schema: which properties the schema names, and which of them the body has. Looks through
// references, `allOf`, `anyOf` and `oneOf`.
#pragma once

#include <functional>  // visitors
#include <string>      // names
#include <vector>      // parts

#include "base/json_fwd.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {

// What all schemas of one object say of its properties.
struct ObjectView {
  const Json& value;
  std::string pointer;
  std::vector<std::string> named;     // in `properties` of any part
  std::vector<std::string> required;  // in `required` of any part
  bool open = false;                  // `additionalProperties` (not false) or `patternProperties` stand somewhere
};

// Calls the visitor for every object of the body that a schema with `properties` describes.
void walk_objects(const Json& body, const SchemaView& schema, const std::function<void(const ObjectView&)>& visit);

}  // namespace steelyard::openapi
