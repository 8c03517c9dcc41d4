// Annotations: what a schema says about the parts of a valid instance beyond "valid" (JSON Schema 2020-12 core,
// section 7.7).
//
//   for (const Annotation& annotation : annotate(program, instance).annotations) {
//     if (annotation.keyword == "title") label(annotation.instance_pointer, *annotation.value);
//   }
#pragma once

#include <memory>  // values
#include <string>  // pointers
#include <vector>  // annotations

#include "base/json_fwd.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

// What one keyword says about one value. `title`, `default`, `format` … and keywords that nobody knows say what stands
// in the schema; `properties`, `items`, `contains`, `unevaluatedItems` … say which children they applied a schema to.
struct Annotation {
  std::string keyword;
  std::string instance_pointer;   // the value that is annotated
  std::string schema_uri;         // document of the keyword
  std::string schema_pointer;     // of the keyword in that document
  std::string absolute_location;  // URI of the keyword: that of its schema resource, and a pointer from there
  std::string evaluation_path;    // from the root schema, through references
  std::shared_ptr<const Json> value;
};

struct Annotated {
  bool valid = false;
  std::vector<Annotation> annotations;  // in the order of evaluation; none if the instance is not valid
};

// Annotations of schemas that fail are dropped, and so are those below `not` and `propertyNames` (section 7.7.1.2). An
// instance that could not be judged (a runaway pattern, too deep) is not valid.
Annotated annotate(const Program& program, const Json& instance);

}  // namespace steelyard::json_schema
