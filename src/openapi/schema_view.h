// A schema as those see it who do not evaluate it but read it: generators and parameter styles.
//
//   SchemaView schema(contract.registry, *media.schema);
//   if (auto balance = schema.follow().child("properties", "balance")) use(balance->value());
#pragma once

#include <optional>     // absent children
#include <string>       // pointers
#include <string_view>  // keywords
#include <vector>       // children

#include "base/json_fwd.h"
#include "json_schema/schema.h"

namespace steelyard::openapi {

class SchemaView {
 public:
  // The registry must outlive the view.
  SchemaView(const json_schema::Registry& registry, json_schema::SchemaRef place);

  bool valid() const { return value_ != nullptr; }
  const Json& value() const { return *value_; }
  const json_schema::SchemaRef& place() const { return place_; }

  // The value of a keyword, or nullptr.
  const Json* keyword(std::string_view name) const;

  // The schema that `$ref` names, or nothing: no `$ref`, or one that is no pointer into a document of the registry.
  std::optional<SchemaView> reference() const;
  // References followed to their end; a circle ends where it began.
  SchemaView follow() const;

  // The schema that is the value of a keyword ("items"), or a member or item of that value ("properties", "allOf").
  std::optional<SchemaView> child(std::string_view keyword) const;
  std::optional<SchemaView> child(std::string_view keyword, std::string_view name) const;
  std::vector<SchemaView> children(std::string_view keyword) const;

 private:
  const json_schema::Registry* registry_;
  json_schema::SchemaRef place_;
  const Json* value_;
};

// The schema, references followed, and every schema that applies to the same instance through `allOf`, `anyOf` and
// `oneOf`; each once, however the references run.
std::vector<SchemaView> branches(const SchemaView& schema);

// The names of the JSON types that a schema allows by `type` (with "null" for `nullable`), looking through references,
// `allOf`, `anyOf` and `oneOf`; empty if it says nothing.
std::vector<std::string> allowed_types(const SchemaView& schema);

}  // namespace steelyard::openapi
