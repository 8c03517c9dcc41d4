#include "drift/schema_spelling.h"

#include <algorithm>    // std::find
#include <string>       // versions
#include <string_view>  // names
#include <utility>      // std::move

#include "base/json.h"
#include "drift/schema_merge.h"

namespace steelyard::drift {
namespace {

enum class Version { other, v3_0, v3_1 };

Version version_of(const Json& document) {
  const std::string_view version = string_member(document, "openapi");
  if (version.starts_with("3.0")) return Version::v3_0;
  return version.starts_with("3.1") ? Version::v3_1 : Version::other;
}

// Members that hold data, whatever it looks like.
constexpr std::string_view kData[] = {"example", "examples", "default", "enum", "const"};

// A bound, and what says that the value itself is outside: true in 3.0, a bound of its own in 3.1.
struct Bound {
  const char* name;
  const char* exclusive;
  bool is_least;
};

constexpr Bound kBounds[] = {{"minimum", "exclusiveMinimum", true}, {"maximum", "exclusiveMaximum", false}};

// `[T, 'null']` is T that is nullable; two types beside null have no such word.
void type_to_3_0(Json& schema) {
  const Json* types = find_member(schema, "type");
  if (types == nullptr || !types->is_array()) return;
  Json others = Json::array();
  for (const Json& type : *types) {
    if (type != "null") others.push_back(type);
  }
  if (others.size() != 1) return;
  const bool nullable = types->size() > 1;
  schema["type"] = others[0];
  if (nullable) schema["nullable"] = true;
}

void type_to_3_1(Json& schema) {
  const Json* nullable = find_member(schema, "nullable");
  if (nullable == nullptr || !nullable->is_boolean()) return;
  const Json* type = find_member(schema, "type");
  if (nullable->get<bool>() && type != nullptr && type->is_string()) schema["type"] = Json::array({*type, "null"});
  schema.erase("nullable");  // which says nothing without a type
}

void bound_to_3_0(Json& schema, const Bound& bound) {
  const Json* exclusive = find_member(schema, bound.exclusive);
  if (exclusive == nullptr || !exclusive->is_number()) return;
  const Json value = *exclusive;
  const Json* other = find_member(schema, bound.name);
  if (other != nullptr && other->is_number() && (bound.is_least ? *other > value : *other < value)) {
    schema.erase(bound.exclusive);  // the other one is narrower
    return;
  }
  schema[bound.name] = value;
  schema[bound.exclusive] = true;
}

void bound_to_3_1(Json& schema, const Bound& bound) {
  const Json* exclusive = find_member(schema, bound.exclusive);
  if (exclusive == nullptr || !exclusive->is_boolean()) return;
  const Json* value = find_member(schema, bound.name);
  if (!exclusive->get<bool>() || value == nullptr) {
    schema.erase(bound.exclusive);
    return;
  }
  schema[bound.exclusive] = *value;
  schema.erase(bound.name);
}

void const_to_3_0(Json& schema) {
  const Json* value = find_member(schema, "const");
  if (value == nullptr || schema.contains("enum")) return;
  Json changed = Json::object();
  for (const auto& [name, member] : schema.items()) {
    if (name == "const") {
      changed["enum"] = Json::array({member});
    } else {
      changed[name] = member;
    }
  }
  schema = std::move(changed);
}

void spell(Json& value, Version to, bool is_map) {
  if (value.is_array()) {
    for (Json& item : value) spell(item, to, false);
  }
  if (!value.is_object()) return;
  for (auto& [name, member] : value.items()) {
    const bool is_data = std::find(std::begin(kData), std::end(kData), name) != std::end(kData);
    if (is_map || (!is_data && !name.starts_with("x-"))) spell(member, to, !is_map && is_map_of_names(name));
  }
  if (is_map) return;
  to == Version::v3_0 ? type_to_3_0(value) : type_to_3_1(value);
  for (const Bound& bound : kBounds) to == Version::v3_0 ? bound_to_3_0(value, bound) : bound_to_3_1(value, bound);
  if (to == Version::v3_0) const_to_3_0(value);
}

}  // namespace

Json spelled_like(const Json& model, const Json& document) {
  const Version from = version_of(document);
  const Version to = version_of(model);
  Json spelled = document;
  if (from != to && from != Version::other && to != Version::other) spell(spelled, to, false);
  return spelled;
}

}  // namespace steelyard::drift
