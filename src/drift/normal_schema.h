// A schema in normal form: what it says, whatever way it says it. References are followed, `allOf` is merged, a null
// that is written as `nullable`, in a list of types or as an alternative is one flag, keywords at their defaults are
// left out, and OAS 3.0 reads as 3.1. Two schemas that say the same have equal normal forms, place for place.
#pragma once

#include <compare>      // keys
#include <map>          // keywords, children
#include <memory>       // values
#include <optional>     // discriminators
#include <string>       // names
#include <string_view>  // names
#include <utility>      // pairs
#include <vector>       // conjunctions

#include "base/json_fwd.h"
#include "drift/fact.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {

// Schemas that all apply to one value.
using Schemas = std::vector<openapi::SchemaView>;

struct Keyword {
  std::shared_ptr<const Json> value;
  json_schema::SchemaRef at;
};

// What a subschema is to its schema. The name that goes with it tells two of one role apart.
enum class Role { property, additional, items, prefix_item, pattern_property, dependent_schema, applied };

struct ChildKey {
  Role role;
  FactKind kind;     // the fact that tells of it; of `applied` it tells which keyword it is
  std::string name;  // property, index, pattern
  auto operator<=>(const ChildKey&) const = default;
};

struct Child {
  Schemas schemas;
  json_schema::SchemaRef at;
};

struct Branch {
  Schemas schemas;
  std::string name;  // of the component or its title; "" if it has none
  bool is_component = false;
  json_schema::SchemaRef at;
};

// One `anyOf` or `oneOf`, without the branch that is null.
struct Alternatives {
  FactKind kind;
  std::vector<Branch> branches;
  json_schema::SchemaRef at;
  bool or_null = false;  // null passes whatever the branches say
};

struct Discriminator {
  std::string property;
  std::map<std::string, Branch> mapping;  // by the value on the wire, implied ones included
  json_schema::SchemaRef at;
};

struct NormalSchema {
  bool never = false;              // the schema `false`
  bool typed = false;              // `types` says something
  std::vector<std::string> types;  // sorted, without null; "number" includes "integer"
  bool nullable = true;
  bool null_known = false;  // nullable is said, not merely left open
  std::string format;
  json_schema::SchemaRef type_at;
  std::map<FactKind, Keyword> keywords;  // bounds, patterns, flags, …: those that are not at their default
  std::map<std::string, json_schema::SchemaRef> required;
  std::map<std::string, std::vector<std::string>> dependent_required;
  bool closed = false;  // additionalProperties: false
  std::map<ChildKey, Child> children;
  std::vector<Alternatives> alternatives;
  std::vector<Branch> all_of;  // of schemas that apply together and cannot be merged into one
  std::optional<Discriminator> discriminator;
  std::vector<std::string> opaque;       // references that are no pointers, as written
  std::vector<std::string> units;        // that the description names, sorted
  json_schema::SchemaRef at;             // the first of the schemas
  json_schema::SchemaRef additional_at;  // of additionalProperties
  json_schema::SchemaRef described_at;   // of the description
};

// One schema alone.
Schemas alone(const openapi::SchemaView& schema);

}  // namespace steelyard::drift
