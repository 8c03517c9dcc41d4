#include "json_schema/applied.h"

#include "base/json.h"
#include "json_schema/keywords/array.h"

namespace steelyard::json_schema {
namespace {

using Results = std::vector<std::pair<std::string, Json>>;

const Json& schema_of(const ProgramData& program, BlockId block) {
  const Place& place = program.block_places[block];
  return *program.documents[place.document].document->find(place.pointer);
}

// The names that each of the three keywords that one instruction stands for applied a schema to.
Results member_results(const ProgramData& program, const Json& schema, const Instr& instr, const Json& value) {
  if (!value.is_object()) return {};
  const MemberRules& rules = program.members[instr.a];
  Json properties = Json::array();
  Json patterns = Json::array();
  Json additional = Json::array();
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    const bool named = rules.names.find(name) != NameTable::kAbsent;
    bool matched = false;
    for (const std::uint32_t pattern : rules.patterns) {
      matched = matched || program.patterns[pattern].regex.search(name) == Match::yes;
    }
    if (named) properties.push_back(name);
    if (matched) patterns.push_back(name);
    if (!named && !matched) additional.push_back(name);
  }
  Results results;
  if (find_member(schema, "properties") != nullptr) results.emplace_back("properties", std::move(properties));
  if (find_member(schema, "patternProperties") != nullptr) {
    results.emplace_back("patternProperties", std::move(patterns));
  }
  if (rules.has_additional) results.emplace_back("additionalProperties", std::move(additional));
  return results;
}

// `prefixItems` and `items`; before 2020-12 `items` with a list and `additionalItems`.
Results item_results(const Json& schema, const Instr& instr, const Json& value) {
  if (!value.is_array() || value.empty()) return {};
  const Json* items = find_member(schema, "items");
  const bool old_list = items != nullptr && items->is_array();
  Results results;
  if (instr.b > 0) {
    const bool all = value.size() <= instr.b;
    results.emplace_back(old_list ? "items" : "prefixItems", all ? Json(true) : Json(instr.b - 1));
  }
  if (instr.c != kNoRest && value.size() > instr.b) results.emplace_back(old_list ? "additionalItems" : "items", true);
  return results;
}

}  // namespace

Results Applied::results(const ProgramData& program, BlockId block, const Instr& instr, const Json& value,
                         std::size_t since) const {
  switch (instr.op) {
    case Op::members:
      return member_results(program, schema_of(program, block), instr, value);
    case Op::items:
      return item_results(schema_of(program, block), instr, value);
    case Op::contains: {
      if (!value.is_array()) return {};
      Json found = Json::array();
      for (std::size_t i = since; i < children_.size(); ++i) found.push_back(children_[i].index);
      const bool all = !value.empty() && found.size() == value.size();
      return {{"contains", all ? Json(true) : std::move(found)}};
    }
    case Op::unevaluated_members: {
      if (!value.is_object()) return {};
      Json names = Json::array();
      for (std::size_t i = since; i < children_.size(); ++i) names.push_back(std::string(children_[i].name));
      return {{"unevaluatedProperties", std::move(names)}};
    }
    case Op::unevaluated_items:
      return children_.size() > since ? Results{{"unevaluatedItems", true}} : Results{};
    default:
      return {};
  }
}

}  // namespace steelyard::json_schema
