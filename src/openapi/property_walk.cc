#include "openapi/property_walk.h"

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::openapi {
namespace {

using Visit = std::function<void(const ObjectView&)>;

constexpr int kMaxDepth = 64;  // of references and compositions around one value

// The schema with everything that it is composed of.
void collect(const SchemaView& schema, std::vector<SchemaView>& parts, int depth) {
  if (!schema.valid() || depth > kMaxDepth) return;
  parts.push_back(schema);
  if (const auto target = schema.reference()) collect(*target, parts, depth + 1);
  for (const std::string_view keyword : {"allOf", "anyOf", "oneOf"}) {
    for (const SchemaView& child : schema.children(keyword)) collect(child, parts, depth + 1);
  }
}

void walk(const Json& value, const std::vector<SchemaView>& schemas, const std::string& pointer, const Visit& visit);

void walk_object(const Json& value, const std::vector<SchemaView>& parts, const std::string& pointer,
                 const Visit& visit) {
  ObjectView view{value, pointer, {}, {}, false};
  for (const SchemaView& part : parts) {
    if (const Json* properties = part.keyword("properties"); properties != nullptr && properties->is_object()) {
      for (const auto& [name, schema] : properties->get_ref<const Json::object_t&>()) view.named.push_back(name);
    }
    if (const Json* required = part.keyword("required"); required != nullptr && required->is_array()) {
      for (const Json& name : *required) view.required.push_back(name.is_string() ? name.get<std::string>() : "");
    }
    const Json* additional = part.keyword("additionalProperties");
    view.open = view.open || (additional != nullptr && *additional != Json(false)) ||
                part.keyword("patternProperties") != nullptr;
  }
  if (!view.named.empty()) visit(view);
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    std::vector<SchemaView> children;
    for (const SchemaView& part : parts) {
      if (auto child = part.child("properties", name)) children.push_back(*child);
    }
    walk(member, children, pointer_append(pointer, name), visit);
  }
}

void walk(const Json& value, const std::vector<SchemaView>& schemas, const std::string& pointer, const Visit& visit) {
  if (schemas.empty() || !value.is_structured()) return;
  std::vector<SchemaView> parts;
  for (const SchemaView& schema : schemas) collect(schema, parts, 0);
  if (value.is_object()) return walk_object(value, parts, pointer, visit);
  std::vector<SchemaView> items;
  for (const SchemaView& part : parts) {
    if (auto child = part.child("items")) items.push_back(*child);
  }
  std::size_t index = 0;
  for (const Json& item : value) walk(item, items, pointer_append(pointer, index++), visit);
}

}  // namespace

void walk_objects(const Json& body, const SchemaView& schema, const Visit& visit) { walk(body, {schema}, "", visit); }

}  // namespace steelyard::openapi
