#include <algorithm>  // std::all_of

#include "base/json.h"
#include "base/pointer.h"
#include "drift/idle_schema.h"
#include "drift/read_schema.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::SchemaView;

struct SubschemaRow {
  std::string_view keyword;
  FactKind kind;
};

// Keywords with one schema that is compared as a whole.
constexpr SubschemaRow kApplied[] = {
    {"not", FactKind::negation},
    {"if", FactKind::condition},
    {"then", FactKind::consequence},
    {"else", FactKind::alternative},
    {"contains", FactKind::contains},
    {"propertyNames", FactKind::property_names},
    {"unevaluatedItems", FactKind::unevaluated_items},
    {"unevaluatedProperties", FactKind::unevaluated_properties},
    {"contentSchema", FactKind::content_schema},
};

struct MapRow {
  std::string_view keyword;
  Role role;
  FactKind kind;
};

constexpr MapRow kMaps[] = {
    {"properties", Role::property, FactKind::property},
    {"patternProperties", Role::pattern_property, FactKind::pattern_property},
    {"dependentSchemas", Role::dependent_schema, FactKind::dependent_schema},
};

void add_child(NormalSchema& schema, ChildKey key, const SchemaView& view) {
  Child& child = schema.children[std::move(key)];
  if (child.schemas.empty()) child.at = view.place();
  child.schemas.push_back(view);
}

void read_maps(const SchemaView& view, NormalSchema& schema) {
  for (const MapRow& row : kMaps) {
    const Json* map = view.keyword(row.keyword);
    if (map == nullptr || !map->is_object()) continue;
    for (const auto& [name, member] : map->get_ref<const Json::object_t&>()) {
      const auto child = view.child(row.keyword, name);
      if (!child || (row.role == Role::dependent_schema && lets_all_pass(*child))) continue;
      add_child(schema, {row.role, row.kind, name}, *child);
    }
  }
}

// Schemas that let everything pass say nothing, wherever they are not the only thing that is said.
bool is_true(const Json& value) { return value == true || (value.is_object() && value.empty()); }

void read_items(const SchemaView& view, Digests& digests, NormalSchema& schema) {
  const std::vector<SchemaView> prefix = needed_prefix_items(view, digests);
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    add_child(schema, {Role::prefix_item, FactKind::prefix_items, std::to_string(i)}, prefix[i]);
  }
  const auto items = view.child("items");
  if (items && !is_true(items->value())) add_child(schema, {Role::items, FactKind::type, ""}, *items);
}

void read_additional(const SchemaView& view, NormalSchema& schema) {
  const auto additional = view.child("additionalProperties");
  if (!additional || is_true(additional->value())) return;
  schema.additional_at = additional->place();
  if (is_never(*additional)) {
    schema.closed = true;
  } else {
    add_child(schema, {Role::additional, FactKind::additional_properties, ""}, *additional);
  }
}

void read_applied(const SchemaView& view, bool has_unevaluated, NormalSchema& schema) {
  for (const SubschemaRow& row : kApplied) {
    if (is_idle(view, row.keyword, has_unevaluated)) continue;
    add_child(schema, {Role::applied, row.kind, ""}, *view.child(row.keyword));
  }
}

void read_required(const SchemaView& view, NormalSchema& schema) {
  const Json* names = view.keyword("required");
  if (names == nullptr || !names->is_array()) return;
  for (std::size_t i = 0; i < names->size(); ++i) {
    if (!(*names)[i].is_string()) continue;
    const std::string list = pointer_append(view.place().pointer, "required");
    schema.required.emplace((*names)[i].get<std::string>(), SchemaRef{view.place().uri, pointer_append(list, i)});
  }
}

void read_dependent_required(const SchemaView& view, NormalSchema& schema) {
  const Json* map = view.keyword("dependentRequired");
  if (map == nullptr || !map->is_object()) return;
  for (const auto& [name, list] : map->get_ref<const Json::object_t&>()) {
    std::vector<std::string> needed;
    for (const Json& item : list) {
      if (item.is_string() && item != name) needed.push_back(item.get<std::string>());
    }
    if (needed.empty()) continue;  // it asks for nothing more than itself
    std::vector<std::string>& names = schema.dependent_required[name];
    names.insert(names.end(), needed.begin(), needed.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
}

// The value of the mapping names a component or is a reference; both end in the name of the component. Alternatives
// that it does not mention answer to their own names (OAS 3.1.1, 4.8.25).
void read_discriminator(const SchemaView& view, NormalSchema& schema) {
  const Json* object = view.keyword("discriminator");
  if (object == nullptr || !object->is_object() || schema.discriminator) return;
  Discriminator discriminator;
  discriminator.property = std::string(string_member(*object, "propertyName"));
  discriminator.at = {view.place().uri, pointer_append(view.place().pointer, "discriminator")};
  std::map<std::string, Branch> unmapped;
  for (const Alternatives& group : schema.alternatives) {
    for (const Branch& branch : group.branches) {
      if (branch.is_component) unmapped.emplace(branch.name, branch);
    }
  }
  const std::map<std::string, Branch> by_name = unmapped;
  if (const Json* mapping = find_member(*object, "mapping"); mapping != nullptr && mapping->is_object()) {
    for (const auto& [value, target] : mapping->get_ref<const Json::object_t&>()) {
      const std::string text = target.is_string() ? target.get<std::string>() : "";
      const std::string name = text.substr(text.rfind('/') + 1);
      const auto known = by_name.find(name);
      discriminator.mapping[value] = known == by_name.end() ? Branch{{}, name, false, discriminator.at} : known->second;
      unmapped.erase(name);
    }
  }
  discriminator.mapping.merge(unmapped);
  schema.discriminator = std::move(discriminator);
}

// What no keyword beside it describes is what `additionalProperties` speaks of too, as long as no branch and no
// condition describes more for some values, and it sees all parts.
void settle_unevaluated(const SchemaParts& parts, NormalSchema& schema) {
  const ChildKey key{Role::applied, FactKind::unevaluated_properties, ""};
  const ChildKey additional{Role::additional, FactKind::additional_properties, ""};
  const auto found = schema.children.find(key);
  if (found == schema.children.end() || found->second.schemas.size() != 1) return;
  const bool sees_all = std::all_of(parts.parts.begin(), parts.parts.end(), [](const SchemaPart& part) {
    return part.is_whole || part.view.keyword("unevaluatedProperties") == nullptr;
  });
  const bool varies = std::any_of(schema.children.begin(), schema.children.end(), [](const auto& entry) {
    const FactKind kind = entry.first.kind;
    return kind == FactKind::condition || kind == FactKind::consequence || kind == FactKind::alternative ||
           kind == FactKind::dependent_schema;
  });
  if (!sees_all || varies || !schema.alternatives.empty() || !schema.all_of.empty() || !schema.opaque.empty()) return;
  const Child child = std::move(found->second);
  schema.children.erase(found);
  if (schema.closed || schema.children.count(additional) != 0) return;
  schema.additional_at = child.at;
  schema.closed = is_never(child.schemas.front());
  if (!schema.closed) schema.children.emplace(additional, child);
}

}  // namespace

std::vector<SchemaView> needed_prefix_items(const SchemaView& view, Digests& digests) {
  std::vector<SchemaView> prefix = view.children("prefixItems");
  const auto items = view.child("items");
  if (prefix.empty() || !items) return prefix;
  const std::string others = digests.of(items->place());
  while (!prefix.empty() && digests.of(prefix.back().place()) == others) prefix.pop_back();
  return prefix;
}

void read_children(const SchemaParts& parts, Digests& digests, NormalSchema& schema) {
  const bool unevaluated = has_unevaluated(parts);
  for (const SchemaPart& part : parts.parts) {
    read_maps(part.view, schema);
    read_items(part.view, digests, schema);
    read_additional(part.view, schema);
    read_applied(part.view, unevaluated, schema);
    read_required(part.view, schema);
    read_dependent_required(part.view, schema);
    schema.alternatives.insert(schema.alternatives.end(), part.alternatives.begin(), part.alternatives.end());
  }
  for (const SchemaPart& part : parts.parts) read_discriminator(part.view, schema);
  settle_unevaluated(parts, schema);
  if (schema.closed) schema.children.erase({Role::additional, FactKind::additional_properties, ""});
}

}  // namespace steelyard::drift
