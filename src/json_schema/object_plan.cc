#include "json_schema/object_plan.h"

#include <algorithm>  // std::all_of
#include <utility>    // std::move

namespace steelyard::json_schema {
namespace {

// Gives each required name a bit, and a place among the names if no property has it.
void require(const NameTable& required, const NameTable& properties, std::vector<std::string>& names,
             ObjectPlan& plan) {
  std::uint64_t bit = 1;
  for (const std::string& name : required.names()) {
    std::uint32_t ordinal = properties.find(name);
    if (ordinal == NameTable::kAbsent) {
      ordinal = static_cast<std::uint32_t>(names.size());
      names.push_back(name);
      plan.members.push_back({});
    }
    plan.members[ordinal].required_bit = bit;
    plan.required |= bit;
    bit <<= 1U;
  }
}

// Puts the names beside the members, and an end that no name is equal to.
void name_members(ObjectPlan& plan, std::vector<std::string> names) {
  plan.names = NameTable(std::move(names));
  for (std::size_t i = 0; i < plan.members.size(); ++i) {
    plan.members[i].name = plan.names.names()[i].data();
    plan.members[i].length = static_cast<std::uint32_t>(plan.names.names()[i].size());
  }
  plan.members.push_back({.length = UINT32_MAX});
}

}  // namespace

ObjectPlan plan_object(const MemberRules& rules, const NameTable* required,
                       const std::function<bool(BlockId)>& always) {
  ObjectPlan plan;
  std::vector<std::string> names = rules.names.names();
  for (const BlockId block : rules.blocks) plan.members.push_back({.block = block, .is_property = true});
  if (required != nullptr) require(*required, rules.names, names, plan);
  const bool only_properties = names.size() == rules.blocks.size();  // what is only required is additional as well
  name_members(plan, std::move(names));
  plan.patterns = rules.patterns;
  plan.pattern_blocks = rules.pattern_blocks;
  plan.additional = rules.additional;
  plan.has_additional = rules.has_additional;
  plan.asks_names_only = plan.patterns.empty() && (only_properties || always(plan.additional));
  return plan;
}

}  // namespace steelyard::json_schema
