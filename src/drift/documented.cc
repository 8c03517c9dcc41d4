#include "drift/documented.h"

#include <algorithm>  // std::find_if, std::max

#include "base/json.h"
#include "json_schema/ecma_regex.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

constexpr int kMaxDepth = 64;  // of references and compositions around one value
constexpr std::uint32_t kEveryType = (1U << kValueTypes) - 1;

constexpr std::uint32_t bit(ValueType type) { return 1U << static_cast<unsigned>(type); }

struct TypeName {
  std::string_view name;
  std::uint32_t types;
};

constexpr TypeName kTypeNames[] = {
    {"number", bit(ValueType::number) | bit(ValueType::integer)},
    {"integer", bit(ValueType::integer)},
    {"string", bit(ValueType::string)},
    {"boolean", bit(ValueType::boolean)},
    {"object", bit(ValueType::object)},
    {"array", bit(ValueType::array)},
    {"null", bit(ValueType::null)},
};

std::uint32_t types_named(std::string_view name) {
  for (const TypeName& row : kTypeNames) {
    if (row.name == name) return row.types;
  }
  return kEveryType;
}

std::uint32_t type_of(const Json& value) {
  const std::string_view name = json_type(value);
  return types_named(name);
}

// What `type`, `nullable`, `enum` and `const` of this very schema allow.
std::uint32_t own_types(const SchemaView& view) {
  std::uint32_t types = kEveryType;
  if (const Json* type = view.keyword("type")) {
    types = 0;
    for (const Json& name : type->is_array() ? *type : Json::array({*type})) {
      types |= name.is_string() ? types_named(name.get_ref<const std::string&>()) : kEveryType;
    }
    if (flag_member(view.value(), "nullable")) types |= bit(ValueType::null);
  }
  if (const Json* values = view.keyword("enum"); values != nullptr && values->is_array()) {
    std::uint32_t of_values = 0;
    for (const Json& value : *values) of_values |= type_of(value);
    types &= of_values;
  }
  if (const Json* value = view.keyword("const")) types &= type_of(*value);
  return types;
}

std::uint32_t allowed(const SchemaView& view, int depth) {
  if (!view.valid() || depth > kMaxDepth) return kEveryType;
  std::uint32_t types = own_types(view);
  if (const auto target = view.reference()) types &= allowed(*target, depth + 1);
  for (const SchemaView& child : view.children("allOf")) types &= allowed(child, depth + 1);
  for (const char* keyword : {"anyOf", "oneOf"}) {
    const std::vector<SchemaView> children = view.children(keyword);
    if (children.empty()) continue;
    std::uint32_t any = 0;
    for (const SchemaView& child : children) any |= allowed(child, depth + 1);
    types &= any;
  }
  return types;
}

using Values = std::optional<std::vector<Json>>;

Values enumerated(const SchemaView& view, int depth);

// All branches have to enumerate, or nothing is enumerated.
Values enumerated_by_branches(const std::vector<SchemaView>& branches, int depth) {
  if (branches.empty()) return std::nullopt;
  std::vector<Json> all;
  for (const SchemaView& branch : branches) {
    Values values = enumerated(branch, depth);
    if (!values && allowed(branch, depth) == bit(ValueType::null)) values = {nullptr};
    if (!values) return std::nullopt;
    all.insert(all.end(), values->begin(), values->end());
  }
  return all;
}

Values enumerated(const SchemaView& view, int depth) {
  if (!view.valid() || depth > kMaxDepth) return std::nullopt;
  if (const Json* values = view.keyword("enum"); values != nullptr && values->is_array()) {
    return std::vector<Json>(values->begin(), values->end());
  }
  if (const Json* value = view.keyword("const")) return std::vector<Json>{*value};
  if (const auto target = view.reference()) {
    if (Values values = enumerated(*target, depth + 1)) return values;
  }
  for (const SchemaView& child : view.children("allOf")) {
    if (Values values = enumerated(child, depth + 1)) return values;
  }
  for (const char* keyword : {"anyOf", "oneOf"}) {
    if (Values values = enumerated_by_branches(view.children(keyword), depth + 1)) return values;
  }
  return std::nullopt;
}

bool names_list(const Json* list, std::string_view name) {
  return list != nullptr && list->is_array() &&
         std::find(list->begin(), list->end(), Json(std::string(name))) != list->end();
}

}  // namespace

Documented Documented::of(const SchemaView& schema) {
  Documented made;
  made.add_root(schema, Force::always);
  return made;
}

void Documented::add_root(const SchemaView& schema, Force force) {
  roots_.push_back({schema, force});
  add(schema, force, 0);
}

void Documented::add(const SchemaView& schema, Force force, int depth) {
  if (!schema.valid() || depth > kMaxDepth) return;
  parts_.push_back({schema, force});
  if (const auto target = schema.reference()) add(*target, force, depth + 1);
  for (const SchemaView& child : schema.children("allOf")) add(child, force, depth + 1);
  for (const char* keyword : {"anyOf", "oneOf"}) {
    for (const SchemaView& child : schema.children(keyword))
      add(child, std::max(force, Force::one_of_several), depth + 1);
  }
  for (const char* keyword : {"then", "else"}) {
    if (const auto child = schema.child(keyword)) add(*child, Force::perhaps, depth + 1);
  }
  const Json* dependent = schema.keyword("dependentSchemas");
  if (dependent == nullptr || !dependent->is_object()) return;
  for (const auto& [name, value] : dependent->get_ref<const Json::object_t&>()) {
    if (const auto child = schema.child("dependentSchemas", name)) add(*child, Force::perhaps, depth + 1);
  }
}

// Of several one has to fit; what need not hold limits nothing.
std::uint32_t Documented::types_of() const {
  std::uint32_t types = kEveryType;
  std::uint32_t any = 0;
  for (const Part& root : roots_) {
    if (root.force == Force::always) types &= allowed(root.view, 0);
    if (root.force == Force::one_of_several) any |= allowed(root.view, 0);
    if (root.force == Force::perhaps) any |= kEveryType;
  }
  return any == 0 ? types : types & any;
}

bool Documented::allows(ValueType type) const { return (types_of() & bit(type)) != 0; }

bool Documented::limits_types() const { return types_of() != kEveryType; }

std::string Documented::types() const {
  std::uint32_t types = types_of();
  std::string text;
  for (const TypeName& row : kTypeNames) {
    if ((types & row.types) != row.types) continue;
    types &= ~row.types;  // a number is no integer besides
    text += (text.empty() ? "" : " or ") + std::string(row.name);
  }
  return text;
}

std::optional<std::vector<Json>> Documented::values() const {
  std::vector<Json> all;
  bool has_several = false;
  for (const Part& root : roots_) {
    Values values = root.force == Force::perhaps ? std::nullopt : enumerated(root.view, 0);
    if (root.force == Force::always && values) return values;
    if (root.force == Force::always) continue;
    if (!values) return std::nullopt;
    has_several = true;
    all.insert(all.end(), values->begin(), values->end());
  }
  return has_several ? Values(std::move(all)) : std::nullopt;
}

bool Documented::describes_members() const {
  return std::any_of(parts_.begin(), parts_.end(), [](const Part& part) {
    return part.view.keyword("properties") != nullptr || part.view.keyword("additionalProperties") != nullptr;
  });
}

std::vector<DocumentedMember> Documented::members() const {
  std::vector<DocumentedMember> members;
  for (const Part& part : parts_) {
    const Json* properties = part.view.keyword("properties");
    if (properties == nullptr || !properties->is_object()) continue;
    for (const auto& [name, schema] : properties->get_ref<const Json::object_t&>()) {
      auto found = std::find_if(members.begin(), members.end(),
                                [&, key = &name](const auto& member) { return member.name == *key; });
      if (found == members.end()) found = members.insert(members.end(), {name, false, true, false});
      found->alternative = found->alternative && part.force != Force::always;
      found->write_only = found->write_only || flag_member(schema, "writeOnly");
    }
  }
  for (DocumentedMember& member : members) {
    member.required = std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
      return part.force == Force::always && names_list(part.view.keyword("required"), member.name);
    });
  }
  return members;
}

Documented Documented::member(std::string_view name) const {
  Documented found;
  const auto take = [&found](const std::optional<SchemaView>& schema, Force force) {
    if (schema) found.add_root(*schema, force);
  };
  for (const Part& part : parts_) {
    take(part.view.child("properties", name), part.force);
    const Json* patterns = part.view.keyword("patternProperties");
    if (patterns == nullptr || !patterns->is_object()) continue;
    for (const auto& [pattern, schema] : patterns->get_ref<const Json::object_t&>()) {
      const Result<Regex> regex = json_schema::compile_ecma_regex(pattern);
      if (regex && regex->search(name) == Match::yes) take(part.view.child("patternProperties", pattern), part.force);
    }
  }
  return found ? found : others();
}

Documented Documented::others() const {
  Documented found;
  for (const Part& part : parts_) {
    const Json* additional = part.view.keyword("additionalProperties");
    if (additional == nullptr || !additional->is_object() || additional->empty()) continue;
    found.add_root(*part.view.child("additionalProperties"), part.force);
  }
  return found;
}

bool Documented::is_open() const {
  return std::any_of(parts_.begin(), parts_.end(), [](const Part& part) {
    const Json* additional = part.view.keyword("additionalProperties");
    return additional != nullptr && *additional != Json(false);
  });
}

Documented Documented::items() const {
  Documented found;
  for (const Part& part : parts_) {
    const std::vector<SchemaView> numbered = part.view.children("prefixItems");
    const Json* others = part.view.keyword("items");
    // Beyond those that are told apart by their number there may be items of any kind.
    const bool open = others == nullptr || *others == Json(true);
    const Force of_numbered = open ? Force::perhaps : std::max(part.force, Force::one_of_several);
    for (const SchemaView& schema : numbered) found.add_root(schema, of_numbered);
    if (others == nullptr || !others->is_object()) continue;
    found.add_root(*part.view.child("items"), numbered.empty() ? part.force : of_numbered);
  }
  return found;
}

const SchemaView& Documented::schema_with(std::string_view keyword) const {
  for (const Part& part : parts_) {
    if (part.view.keyword(keyword) != nullptr) return part.view;
  }
  return schema();
}

}  // namespace steelyard::drift
