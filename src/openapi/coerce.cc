#include "openapi/coerce.h"

#include <algorithm>  // std::any_of
#include <optional>   // values that do not fit
#include <string>     // texts
#include <utility>    // std::move

#include "base/document.h"
#include "base/json.h"

namespace steelyard::openapi {
namespace {

// The types that a schema allows, as questions.
class Types {
 public:
  explicit Types(const std::vector<SchemaView>& schemas) {
    for (const SchemaView& schema : schemas) {
      for (const SchemaView& branch : branches(schema)) add(branch);
    }
    if (names_.empty()) add_hints(schemas);
  }

  bool has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }
  bool unknown() const { return names_.empty(); }
  bool number() const { return has("number") || has("integer"); }
  bool primitive() const { return has("string") || number() || has("boolean"); }

 private:
  void add(const SchemaView& schema) {
    const Json* type = schema.keyword("type");
    if (type != nullptr && type->is_string()) names_.push_back(type->get<std::string>());
    if (type != nullptr && type->is_array()) {
      for (const Json& name : *type) names_.push_back(name.is_string() ? name.get<std::string>() : std::string());
    }
    if (flag_member(schema.value(), "nullable")) names_.emplace_back("null");
    if (type != nullptr) return;
    if (const Json* value = schema.keyword("const")) names_.emplace_back(json_type(*value));
    if (const Json* values = schema.keyword("enum"); values != nullptr && values->is_array()) {
      for (const Json& value : *values) names_.emplace_back(json_type(value));
    }
  }

  void add_hints(const std::vector<SchemaView>& schemas) {
    for (const SchemaView& schema : schemas) {
      for (const SchemaView& branch : branches(schema)) {
        if (branch.keyword("properties") != nullptr) names_.emplace_back("object");
        if (branch.keyword("items") != nullptr) names_.emplace_back("array");
      }
    }
  }

  std::vector<std::string> names_;
};

// The text as the JSON number, boolean or null that the types allow; nothing if it is none of them.
std::optional<Json> typed_value(const std::string& text, const Types& types) {
  if (text.empty()) return types.has("null") && !types.has("string") ? std::optional<Json>(nullptr) : std::nullopt;
  if (types.has("null") && text == "null") return Json(nullptr);
  if (types.has("boolean") && (text == "true" || text == "false")) return Json(text == "true");
  const bool looks_numeric = text.front() == '-' || (text.front() >= '0' && text.front() <= '9');
  const char last = text.back();
  if (!types.number() || !looks_numeric || last < '0' || last > '9') return std::nullopt;
  const Result<Document> number = read_json(text, "");
  return number && is_number(number->root()) ? std::optional<Json>(number->root()) : std::nullopt;
}

std::vector<SchemaView> item_schemas(const std::vector<SchemaView>& schemas, std::size_t index) {
  std::vector<SchemaView> found;
  for (const SchemaView& schema : schemas) {
    for (const SchemaView& branch : branches(schema)) {
      const std::vector<SchemaView> prefix = branch.children("prefixItems");
      if (index < prefix.size()) {
        found.push_back(prefix[index]);
      } else if (const auto items = branch.child("items")) {
        found.push_back(*items);
      }
    }
  }
  return found;
}

std::vector<SchemaView> property_schemas_of(const std::vector<SchemaView>& schemas, std::string_view name) {
  std::vector<SchemaView> found;
  for (const SchemaView& schema : schemas) {
    for (SchemaView& property : property_schemas(schema, name)) found.push_back(std::move(property));
  }
  return found;
}

Json coerce_value(const Json& texts, const std::vector<SchemaView>& schemas, Preference preference) {
  if (texts.is_object()) {
    Json object = Json::object();
    for (const auto& [name, value] : texts.get_ref<const Json::object_t&>()) {
      object[name] = coerce_value(value, property_schemas_of(schemas, name), preference);
    }
    return object;
  }
  if (texts.is_array()) {
    Json items = Json::array();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      items.push_back(coerce_value(texts[i], item_schemas(schemas, i), preference));
    }
    return items;
  }
  const Types types(schemas);
  if (types.has("array") && !types.primitive()) {
    return Json::array({coerce_value(texts, item_schemas(schemas, 0), preference)});
  }
  if (!texts.is_string() || (preference == Preference::text && types.has("string"))) return texts;
  std::optional<Json> typed = typed_value(texts.get_ref<const std::string&>(), types);
  return typed ? std::move(*typed) : texts;
}

}  // namespace

Json coerce(const Json& texts, const SchemaView& schema, Preference preference) {
  return coerce_value(texts, {schema}, preference);
}

std::vector<Shape> shapes(const SchemaView& schema) {
  const Types types({schema});
  std::vector<Shape> found;
  const bool structured = types.has("array") || types.has("object");
  if (types.primitive() || !structured) found.push_back(Shape::primitive);
  if (types.has("array") || types.unknown()) found.push_back(Shape::array);
  if (types.has("object")) found.push_back(Shape::object);
  return found;
}

std::vector<SchemaView> property_schemas(const SchemaView& schema, std::string_view name) {
  std::vector<SchemaView> named;
  std::vector<SchemaView> other;
  for (const SchemaView& branch : branches(schema)) {
    if (auto property = branch.child("properties", name)) {
      named.push_back(std::move(*property));
    } else if (auto additional = branch.child("additionalProperties")) {
      other.push_back(std::move(*additional));
    }
  }
  return named.empty() ? other : named;
}

PropertyNames property_names(const SchemaView& schema) {
  PropertyNames found;
  for (const SchemaView& branch : branches(schema)) {
    const Json* additional = branch.keyword("additionalProperties");
    if (additional != nullptr && *additional != Json(false)) found.open = true;
    const Json* properties = branch.keyword("properties");
    if (properties == nullptr || !properties->is_object()) continue;
    for (const auto& member : properties->get_ref<const Json::object_t&>()) found.names.push_back(member.first);
  }
  if (found.names.empty()) found.open = true;
  return found;
}

}  // namespace steelyard::openapi
