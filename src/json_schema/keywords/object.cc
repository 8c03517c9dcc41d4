// required, dependentRequired, dependentSchemas, dependencies, min- and maxProperties, properties, patternProperties,
// additionalProperties, propertyNames.
#include "json_schema/keywords/object.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/keywords/direction.h"
#include "json_schema/keywords/size.h"

namespace steelyard::json_schema {
namespace {

// Distinct names, or nothing if the value is no array of strings.
std::optional<std::vector<std::string>> read_names(const Json& value) {
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> names;
  for (const Json& name : value) {
    if (!name.is_string()) return std::nullopt;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::uint32_t add_names(Scope& scope, std::vector<std::string> names) {
  scope.program().names.emplace_back(std::move(names));
  return static_cast<std::uint32_t>(scope.program().names.size() - 1);
}

Status emit_dependent_names(Scope& scope, const std::string& name, const Json& value) {
  const auto names = read_names(value);
  if (!names) return scope.wrong("an object of arrays of strings", pointer_append("", name));
  if (!names->empty()) scope.emit(Op::dependent_required, add_names(scope, *names), add_names(scope, {name}));
  return {};
}

Status emit_dependent_schema(Scope& scope, const std::string& name) {
  Result<BlockId> block = scope.in_place(pointer_append("", name));
  if (!block) return block.error();
  if (*block != kAlways) scope.emit(Op::dependent_schema, *block, add_names(scope, {name}));
  return {};
}

Status add_properties(Scope& scope, const Json& properties, MemberRules& rules) {
  if (!properties.is_object()) return scope.wrong("an object of schemas");
  std::vector<std::string> names;
  for (const auto& [name, schema] : properties.get_ref<const Json::object_t&>()) {
    Result<BlockId> block = scope.subschema("properties", pointer_append("", name));
    if (!block) return block.error();
    names.push_back(name);
    rules.blocks.push_back(*block);
  }
  rules.names = NameTable(std::move(names));
  return {};
}

Status add_patterns(Scope& scope, const Json& patterns, MemberRules& rules) {
  if (!patterns.is_object()) return scope.wrong("an object of schemas");
  for (const auto& [source, schema] : patterns.get_ref<const Json::object_t&>()) {
    const std::string suffix = pointer_append("", source);
    Result<std::uint32_t> pattern = scope.pattern(source, scope.place_of("patternProperties", suffix));
    if (!pattern) return pattern.error();
    Result<BlockId> block = scope.subschema("patternProperties", suffix);
    if (!block) return block.error();
    rules.patterns.push_back(*pattern);
    rules.pattern_blocks.push_back(*block);
  }
  return {};
}

}  // namespace

Status compile_min_properties(Scope& scope) { return emit_size(scope, Op::min_members); }
Status compile_max_properties(Scope& scope) { return emit_size(scope, Op::max_members); }

Status compile_required(Scope& scope) {
  auto names = read_names(scope.value());
  if (!names) return scope.wrong("an array of strings");
  drop_names_of_other_direction(scope, *names);
  if (!names->empty()) scope.emit(Op::required, add_names(scope, std::move(*names)));
  return {};
}

Status compile_dependent_required(Scope& scope) {
  if (!scope.value().is_object()) return scope.wrong("an object of arrays of strings");
  for (const auto& [name, value] : scope.value().get_ref<const Json::object_t&>()) {
    if (Status status = emit_dependent_names(scope, name, value); !status) return status;
  }
  return {};
}

Status compile_dependent_schemas(Scope& scope) {
  if (!scope.value().is_object()) return scope.wrong("an object of schemas");
  for (const auto& [name, value] : scope.value().get_ref<const Json::object_t&>()) {
    if (Status status = emit_dependent_schema(scope, name); !status) return status;
  }
  return {};
}

// Kept from older drafts for compatibility: each value is a list of names or a schema.
Status compile_dependencies(Scope& scope) {
  if (!scope.value().is_object()) return scope.wrong("an object of schemas and arrays of strings");
  for (const auto& [name, value] : scope.value().get_ref<const Json::object_t&>()) {
    Status status = value.is_array() ? emit_dependent_names(scope, name, value) : emit_dependent_schema(scope, name);
    if (!status) return status;
  }
  return {};
}

Status compile_members(Scope& scope) {
  if (!scope.leads({"properties", "patternProperties", "additionalProperties"})) return {};
  MemberRules rules;
  if (const Json* properties = scope.sibling("properties")) {
    if (Status status = add_properties(scope, *properties, rules); !status) return status;
  }
  if (const Json* patterns = scope.sibling("patternProperties")) {
    if (Status status = add_patterns(scope, *patterns, rules); !status) return status;
  }
  if (scope.sibling("additionalProperties") != nullptr) {
    Result<BlockId> block = scope.subschema("additionalProperties", "");
    if (!block) return block.error();
    rules.additional = *block;
    rules.has_additional = true;
  }
  scope.program().members.push_back(std::move(rules));
  scope.emit(Op::members, static_cast<std::uint32_t>(scope.program().members.size() - 1));
  return {};
}

Status compile_property_names(Scope& scope) {
  Result<BlockId> block = scope.child("");
  if (!block) return block.error();
  if (*block != kAlways) scope.emit(Op::member_names, *block);
  return {};
}

Explanation explain_min_members(const Question& q) {
  return {"the object has " + count_of(q.value.size(), "property", "properties") + ", fewer than " +
          std::to_string(q.instr.a)};
}

Explanation explain_max_members(const Question& q) {
  return {"the object has " + count_of(q.value.size(), "property", "properties") + ", more than " +
          std::to_string(q.instr.a)};
}

Explanation explain_required(const Question& q) {
  return {"the property '" + shorten_text(q.program.names[q.instr.a].names()[q.detail]) + "' is missing"};
}

Explanation explain_dependent_required(const Question& q) {
  return {"the property '" + shorten_text(q.program.names[q.instr.a].names()[q.detail]) + "' is missing beside '" +
          shorten_text(q.program.names[q.instr.b].names()[0]) + "'"};
}

// These fail only through the schemas that they apply, which explain themselves.
Explanation explain_dependent_schema(const Question& /*q*/) { return {}; }
Explanation explain_members(const Question& /*q*/) { return {}; }
Explanation explain_object(const Question& /*q*/) { return {}; }  // is never asked
Explanation explain_member_names(const Question& /*q*/) { return {}; }

}  // namespace steelyard::json_schema
