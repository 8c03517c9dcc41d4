// What a contract would have to say to notice a mutant, and where.
#include <fmt/format.h>  // advice

#include <algorithm>  // std::find_if, std::any_of

#include "base/json.h"
#include "base/pointer.h"
#include "drift/strength_mutators.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

// The object and the name in it that a pointer stands for.
struct Member {
  std::string parent;
  std::string name;
};

Member member_of(const std::string& pointer) {
  return {pointer.substr(0, pointer.rfind('/')), pointer_tokens(pointer).back()};
}

// The schema that names the property, else the first that says anything of the object; nothing if none does.
std::optional<SchemaView> owner(const Original& original, const Member& member) {
  const std::vector<SchemaView> schemas = original.schema.at(member.parent);
  const auto found = std::find_if(schemas.begin(), schemas.end(), [&](const SchemaView& schema) {
    return schema.child("properties", member.name).has_value();
  });
  if (found != schemas.end()) return *found;
  if (schemas.empty()) return std::nullopt;
  return schemas.front();
}

Remedy no_schema(const Original& original) {
  const openapi::ResponseSpec* response = original.operation.response_for(original.sent.status);
  return {fmt::format("give {} a schema (`content`)", original.sent.status),
          response == nullptr ? original.operation.where : response->where};
}

Remedy at(const Original& original, const SchemaView& schema, std::string what) {
  return {std::move(what), original.schema.place(schema)};
}

Remedy require(const Original& original, const Member& member) {
  const std::optional<SchemaView> schema = owner(original, member);
  if (!schema) return no_schema(original);
  Remedy remedy = at(original, *schema, fmt::format("add \"{}\" to `required`", member.name));
  remedy.schema = schema->place();
  remedy.required = member.name;
  return remedy;
}

Remedy close(const Original& original, const std::string& pointer) {
  const std::vector<SchemaView> schemas = original.schema.at(pointer);
  if (schemas.empty()) return no_schema(original);
  Remedy remedy = at(original, schemas.front(), "set `additionalProperties: false`");
  remedy.schema = schemas.front().place();
  remedy.closes = true;
  return remedy;
}

bool breaks(const Json& object, const SchemaView& schema, const Remedy& remedy) {
  if (!remedy.required.empty()) return find_member(object, remedy.required) == nullptr;
  const auto& members = object.get_ref<const Json::object_t&>();
  return remedy.closes && std::any_of(members.begin(), members.end(), [&](const auto& member) {
           return !schema.child("properties", member.first).has_value();
         });
}

bool any_breaks(const Original& original, const Json& value, const std::string& pointer, const Remedy& remedy) {
  if (value.is_object()) {
    for (const SchemaView& schema : original.schema.at(pointer)) {
      if (schema.place() == remedy.schema && breaks(value, schema, remedy)) return true;
    }
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      if (any_breaks(original, member, pointer_append(pointer, name), remedy)) return true;
    }
  }
  for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
    if (any_breaks(original, value[i], pointer_append(pointer, i), remedy)) return true;
  }
  return false;
}

}  // namespace

bool contradicts(const Original& original, const Remedy& remedy) {
  if (remedy.required.empty() && !remedy.closes) return false;
  return original.sent.body != nullptr && any_breaks(original, *original.sent.body, "", remedy);
}

std::vector<Remedy> require_it(const Original& original, const Mutant& mutant) {
  return {require(original, member_of(mutant.pointer))};
}

std::vector<Remedy> require_or_close(const Original& original, const Mutant& mutant) {
  const Member member = member_of(mutant.pointer);
  const Remedy required = require(original, member);
  const Remedy closed = close(original, member.parent);
  if (required.what == closed.what) return {required};
  return {required, closed};
}

std::vector<Remedy> require_a_member(const Original& original, const Mutant& mutant) {
  std::vector<Remedy> remedies;
  for (const auto& [name, value] : pointer_find(*original.sent.body, mutant.pointer)->items()) {
    Remedy remedy = require(original, {mutant.pointer, name});
    if (remedies.empty() || remedies.back().what != remedy.what) remedies.push_back(std::move(remedy));
  }
  return remedies;
}

std::vector<Remedy> give_a_type(const Original& original, const Mutant& mutant) {
  const std::vector<SchemaView> schemas = original.schema.at(mutant.pointer);
  if (!schemas.empty()) return {at(original, schemas.front(), "give it a `type`")};
  const Member member = member_of(mutant.pointer);
  const std::optional<SchemaView> schema = owner(original, member);
  if (!schema) return {no_schema(original)};
  return {at(original, *schema, fmt::format("describe \"{}\" in `properties`, with its `type`", member.name))};
}

std::vector<Remedy> close_the_object(const Original& original, const Mutant& mutant) {
  return {close(original, mutant.pointer)};
}

std::vector<Remedy> tie_to_another(const Original& original, const Mutant& mutant) {
  const std::vector<SchemaView> schemas = original.schema.at(mutant.pointer);
  if (schemas.empty()) return {no_schema(original)};
  if (mutant.pointer.empty()) {
    return {at(original, schemas.front(), "set bounds to amounts (`maximum`): no sum or multiple tells their unit")};
  }
  return {at(original, schemas.front(),
             "set a bound (`maximum`), or promise how it follows from others (`sum`, `multiple` in provider.yaml)")};
}

std::vector<Remedy> tell_statuses_apart(const Original& original, const Mutant& mutant) {
  const openapi::ResponseSpec* response = original.operation.response_for(mutant.sent.status);
  if (response == nullptr) return {};
  if (response->content.empty()) {
    return {{fmt::format("give {} a schema (`content`)", mutant.sent.status), response->where}};
  }
  return {{fmt::format("make a property `required` that only answers of {} have", mutant.sent.status),
           response->content.front().where}};
}

std::vector<Remedy> document_the_body(const Original& original, const Mutant& /*mutant*/) {
  return {no_schema(original)};
}

// Only a value that is always the same can be told by a schema; what relates values only a promise can tell.
std::vector<Remedy> enumerate_it(const Original& original, const Mutant& mutant) {
  for (const provider::Promise& promise : original.provider.promises) {
    const Json* value = find_member(*promise.rule, "value");
    if (value == nullptr || promise.kind != "constant" || string_member(*promise.rule, "pointer") != mutant.pointer) {
      continue;
    }
    const std::vector<SchemaView> schemas = original.schema.at(mutant.pointer);
    if (!schemas.empty()) return {at(original, schemas.front(), fmt::format("add `enum: [{}]`", write_json(*value)))};
  }
  return {};
}

}  // namespace steelyard::drift
