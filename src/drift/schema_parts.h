// The schemas that apply to a value together: a schema, what its references name, and what its `allOf` lists.
//
//   const SchemaParts parts = collect_parts(schemas, Version::v3_1);
#pragma once

#include <string>  // references
#include <vector>  // parts

#include "drift/normal_schema.h"
#include "openapi/contract.h"

namespace steelyard::drift {

struct SchemaPart {
  openapi::SchemaView view;
  bool or_null = false;      // null passes whatever the part says: an alternative beside it is null
  bool null_beside = false;  // its own alternatives have a null that was taken out
  bool is_whole = false;     // all other parts that say something are parts of it
  std::vector<Alternatives> alternatives;
};

struct SchemaParts {
  std::vector<SchemaPart> parts;
  std::vector<std::string> opaque;
  std::vector<Branch> all_of;  // what was merged, each by itself
  bool never = false;
};

SchemaParts collect_parts(const Schemas& schemas, openapi::Version version);

// True if one of them has `unevaluatedItems` or `unevaluatedProperties`, to which it matters what the others describe.
bool has_unevaluated(const SchemaParts& parts);

// True if the keyword constrains no value (title, description, examples, extensions, …).
bool is_annotation(std::string_view keyword);

}  // namespace steelyard::drift
