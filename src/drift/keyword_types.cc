#include "drift/keyword_types.h"

#include <algorithm>  // std::any_of
#include <set>        // types

#include "base/decimal.h"
#include "base/json.h"

namespace steelyard::drift {
namespace {

struct Row {
  FactKind kind;
  std::string_view type;
};

constexpr Row kRows[] = {
    {FactKind::max_length, "string"},
    {FactKind::min_length, "string"},
    {FactKind::pattern, "string"},
    {FactKind::content_encoding, "string"},
    {FactKind::content_media_type, "string"},
    {FactKind::content_schema, "string"},
    {FactKind::maximum, "number"},
    {FactKind::minimum, "number"},
    {FactKind::exclusive_maximum, "number"},
    {FactKind::exclusive_minimum, "number"},
    {FactKind::multiple_of, "number"},
    {FactKind::max_items, "array"},
    {FactKind::min_items, "array"},
    {FactKind::unique_items, "array"},
    {FactKind::contains, "array"},
    {FactKind::max_contains, "array"},
    {FactKind::min_contains, "array"},
    {FactKind::prefix_items, "array"},
    {FactKind::unevaluated_items, "array"},
    {FactKind::max_properties, "object"},
    {FactKind::min_properties, "object"},
    {FactKind::property, "object"},
    {FactKind::additional_properties, "object"},
    {FactKind::property_names, "object"},
    {FactKind::pattern_property, "object"},
    {FactKind::dependent_schema, "object"},
    {FactKind::unevaluated_properties, "object"},
};

// A child of items is told by its type alone, so that its kind is that fact's.
std::string_view type_of_child(const ChildKey& key) {
  return key.role == Role::items ? "array" : type_of_keyword(key.kind);
}

}  // namespace

std::string_view type_of_keyword(FactKind kind) {
  for (const Row& row : kRows) {
    if (row.kind == kind) return row.type;
  }
  return "";
}

bool has_values_of(const std::vector<std::string>& types, std::string_view type) {
  return std::any_of(types.begin(), types.end(), [&](const std::string& other) {
    return other == type || (type == "number" && other == "integer");
  });
}

std::string type_of_value(const Json& value) {
  if (value.is_boolean()) return "boolean";
  if (value.is_string()) return "string";
  if (value.is_array()) return "array";
  if (value.is_object()) return "object";
  const std::optional<Decimal> number = to_decimal(value);
  return number && number->is_integer() ? "integer" : "number";
}

std::optional<std::vector<std::string>> types_of_values(const NormalSchema& schema) {
  std::set<std::string> types;
  if (const auto list = schema.keywords.find(FactKind::enumeration); list != schema.keywords.end()) {
    for (const Json& value : *list->second.value) types.insert(type_of_value(value));
  } else if (const auto constant = schema.keywords.find(FactKind::constant);
             constant != schema.keywords.end() && !constant->second.value->is_null()) {
    types.insert(type_of_value(*constant->second.value));
  }
  if (types.empty()) return std::nullopt;
  if (types.count("number") != 0) types.erase("integer");
  return std::vector<std::string>(types.begin(), types.end());
}

void drop_keywords_beyond(const std::vector<std::string>& types, NormalSchema& schema) {
  const auto is_beyond = [&](std::string_view type) { return !type.empty() && !has_values_of(types, type); };
  std::erase_if(schema.keywords, [&](const auto& entry) { return is_beyond(type_of_keyword(entry.first)); });
  std::erase_if(schema.children, [&](const auto& entry) { return is_beyond(type_of_child(entry.first)); });
  if (!is_beyond("object")) return;
  schema.required.clear();
  schema.dependent_required.clear();
  schema.closed = false;
}

}  // namespace steelyard::drift
