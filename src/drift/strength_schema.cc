#include "drift/strength_schema.h"

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

// What describes the member or item `token` of a value that `schema` describes.
std::optional<SchemaView> step(const SchemaView& schema, const std::string& token) {
  if (auto property = schema.child("properties", token)) return property;
  const bool is_index = !token.empty() && token.find_first_not_of("0123456789") == std::string::npos;
  if (is_index && schema.keyword("items") != nullptr) return schema.child("items");
  return std::nullopt;
}

void add_branches(const SchemaView& schema, std::vector<SchemaView>& views) {
  const std::vector<SchemaView> found = openapi::branches(schema);
  views.insert(views.end(), found.begin(), found.end());
}

}  // namespace

BodySchema::BodySchema(const openapi::Contract& contract, std::optional<openapi::SchemaRef> schema)
    : contract_(&contract), root_(std::move(schema)) {}

std::vector<SchemaView> BodySchema::at(const std::string& pointer) const {
  std::vector<SchemaView> views;
  if (!root_) return views;
  add_branches(SchemaView(contract_->registry, *root_), views);
  for (const std::string& token : pointer_tokens(pointer)) {
    std::vector<SchemaView> children;
    for (const SchemaView& view : views) {
      if (const auto child = step(view, token)) add_branches(*child, children);
    }
    views = std::move(children);
  }
  return views;
}

std::vector<std::string> BodySchema::types(const std::string& pointer) const {
  std::vector<std::string> types;
  for (const SchemaView& view : at(pointer)) {
    const std::vector<std::string> allowed = openapi::allowed_types(view);
    types.insert(types.end(), allowed.begin(), allowed.end());
  }
  return types;
}

bool BodySchema::is_open(const std::string& pointer) const {
  const std::vector<SchemaView> views = at(pointer);
  return std::any_of(views.begin(), views.end(), [](const SchemaView& view) {
    const Json* additional = view.keyword("additionalProperties");
    return (additional != nullptr && *additional != Json(false)) || view.keyword("patternProperties") != nullptr;
  });
}

Location BodySchema::place(const SchemaView& schema) const {
  const Document* document = contract_->registry.find(schema.place().uri);
  return document == nullptr ? Location{} : document->locate(schema.place().pointer);
}

}  // namespace steelyard::drift
