// allOf, anyOf, oneOf, not, if, then, else, discriminator.
#include "json_schema/keywords/combine.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {
namespace {

// The last step of a reference, by which a discriminator names a schema that its mapping does not.
std::string last_step(std::string_view reference) {
  return std::string(reference.substr(reference.rfind('/') == std::string_view::npos ? 0 : reference.rfind('/') + 1));
}

// The `$ref` that an alternative consists of, or "".
std::string_view reference_of(const Json& alternatives, std::size_t index) {
  return string_member(alternatives[index], "$ref");
}

// OAS 3.0.4 and 3.1.1, "Discriminator Object": a mapping gives a value a reference or the name of a component schema;
// without one the value is such a name. It selects what is explained and never makes an invalid value valid.
void read_discriminator(Scope& scope, std::uint32_t instr) {
  const Json* discriminator = scope.sibling("discriminator");
  if (discriminator == nullptr) return;
  Discriminator table;
  table.property = string_member(*discriminator, "propertyName");
  const Json& alternatives = scope.value();
  for (std::uint32_t i = 0; i < alternatives.size(); ++i) {
    const auto reference = reference_of(alternatives, i);
    if (!reference.empty()) table.alternatives.emplace(last_step(reference), i);
  }
  const Json* mapping = find_member(*discriminator, "mapping");
  if (mapping != nullptr && mapping->is_object()) {
    for (const auto& [value, target] : mapping->get_ref<const Json::object_t&>()) {
      if (!target.is_string()) continue;
      for (std::uint32_t i = 0; i < alternatives.size(); ++i) {
        const auto reference = reference_of(alternatives, i);
        const bool same = reference == target.get_ref<const std::string&>() ||
                          (!reference.empty() && last_step(reference) == target.get_ref<const std::string&>());
        if (same) table.alternatives.insert_or_assign(value, i);
      }
    }
  }
  scope.program().discriminators.emplace(instr, std::move(table));
}

Status emit_list(Scope& scope, Op op) {
  if (!scope.value().is_array() || scope.value().empty()) return scope.wrong("a non-empty array of schemas");
  std::vector<BlockId> blocks;
  for (std::size_t i = 0; i < scope.value().size(); ++i) {
    Result<BlockId> block = scope.in_place(pointer_append("", i));
    if (!block) return block.error();
    blocks.push_back(*block);
  }
  auto& lists = scope.program().lists;
  const auto first = static_cast<std::uint32_t>(lists.size());
  lists.insert(lists.end(), blocks.begin(), blocks.end());
  const std::uint32_t instr = scope.emit(op, first, static_cast<std::uint32_t>(blocks.size()));
  if (op != Op::all_of) read_discriminator(scope, instr);
  return {};
}

const Discriminator* discriminator_of(const ProgramData& program, const Instr& instr) {
  const auto found = program.discriminators.find(static_cast<std::uint32_t>(&instr - program.code.data()));
  return found == program.discriminators.end() ? nullptr : &found->second;
}

// What the discriminator has to say about a value that matches nothing; "" if there is none.
std::string discriminator_message(const Question& q) {
  const Discriminator* discriminator = discriminator_of(q.program, q.instr);
  if (discriminator == nullptr || !q.value.is_object()) return "";
  const Json* named = find_member(q.value, discriminator->property);
  const std::string property = "the discriminator '" + discriminator->property + "'";
  if (named == nullptr) return "; " + property + " is missing";
  if (!named->is_string()) return "; " + property + " must be a string, got " + shorten(*named);
  if (discriminated(q.program, q.instr, q.value)) return "; " + property + " names the one explained";
  return "; " + property + " names " + shorten(*named) + ", which is none of them";
}

Explanation explain_alternatives(const Question& q) {
  const std::string closest = q.instr.b == 1 ? "" : "; alternative " + std::to_string(q.detail + 1) + " comes closest";
  const std::string discriminator = discriminator_message(q);
  const std::string none = q.instr.b == 1 ? " does not match the only alternative"
                                          : " matches none of the " + std::to_string(q.instr.b) + " alternatives";
  return {shorten(q.value) + none + (discriminated(q.program, q.instr, q.value) ? "" : closest) + discriminator};
}

}  // namespace

std::optional<std::size_t> discriminated(const ProgramData& program, const Instr& instr, const Json& value) {
  const Discriminator* discriminator = discriminator_of(program, instr);
  if (discriminator == nullptr) return std::nullopt;
  const Json* named = find_member(value, discriminator->property);
  if (named == nullptr || !named->is_string()) return std::nullopt;
  const auto found = discriminator->alternatives.find(named->get_ref<const std::string&>());
  return found == discriminator->alternatives.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

Status compile_all_of(Scope& scope) { return emit_list(scope, Op::all_of); }
Status compile_any_of(Scope& scope) { return emit_list(scope, Op::any_of); }
Status compile_one_of(Scope& scope) { return emit_list(scope, Op::one_of); }

Status compile_not(Scope& scope) {
  Result<BlockId> block = scope.in_place("");
  if (!block) return block.error();
  scope.emit(Op::not_this, *block);
  return {};
}

Status compile_if(Scope& scope) {
  Result<BlockId> condition = scope.in_place("");
  if (!condition) return condition.error();
  BlockId branches[2] = {kAlways, kAlways};
  constexpr std::string_view kNames[2] = {"then", "else"};
  for (std::size_t i = 0; i < 2; ++i) {
    if (scope.sibling(kNames[i]) == nullptr) continue;
    Result<BlockId> block = scope.in_place_of(kNames[i], "");
    if (!block) return block.error();
    branches[i] = *block;
  }
  scope.emit(Op::if_then_else, *condition, branches[0], branches[1]);
  return {};
}

// Compiled by `if`; without it nothing is applied, but the form counts.
Status compile_branch(Scope& scope) {
  if (scope.value().is_object() || scope.value().is_boolean()) return {};
  return scope.wrong("a schema");
}

Status compile_discriminator(Scope& scope) {
  if (string_member(scope.value(), "propertyName").empty()) {
    return scope.wrong("an object with the name of a property in 'propertyName'");
  }
  return {};
}

Explanation explain_all_of(const Question& /*q*/) { return {}; }
Explanation explain_if_then_else(const Question& /*q*/) { return {}; }
Explanation explain_any_of(const Question& q) { return explain_alternatives(q); }

Explanation explain_one_of(const Question& q) {
  if ((q.detail & 0x80000000U) == 0) return explain_alternatives(q);
  return {shorten(q.value) + " matches more than one alternative: " + std::to_string((q.detail >> 16U & 0x7FFFU) + 1) +
          " and " + std::to_string((q.detail & 0xFFFFU) + 1)};
}

Explanation explain_not_this(const Question& q) {
  return {shorten(q.value) + " matches the schema that it must not match"};
}

}  // namespace steelyard::json_schema
