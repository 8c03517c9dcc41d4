// minItems, maxItems, prefixItems, items, additionalItems, contains with its bounds, uniqueItems.
#include "json_schema/keywords/array.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/keywords/size.h"

namespace steelyard::json_schema {
namespace {

// The first item that equals one before it, and that one.
std::pair<std::size_t, std::size_t> find_twins(const Json& array) {
  Effort effort;
  HashedItems hashes;
  const JsonValue items(array);
  hash_items(items, hashes, effort);
  std::pair<std::size_t, std::size_t> twins{0, array.size()};
  std::size_t group = 0;  // where the items of one hash begin
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (hashes[i].first != hashes[group].first) group = i;
    const std::size_t item = hashes[i].second;
    for (std::size_t j = group; j < i && item < twins.second; ++j) {
      if (equal(items.item(hashes[j].second), items.item(item), effort)) twins = {hashes[j].second, item};
    }
  }
  return twins;
}

// Which keywords say what the first items and all others must be.
struct ItemKeywords {
  std::string_view prefix;  // "" if none can
  std::string_view rest;
};

ItemKeywords item_keywords(const Scope& scope) {
  if (!dialect_info(scope.rules().dialect).items_may_be_list) return {"prefixItems", "items"};
  const Json* items = scope.sibling("items");
  return items->is_array() ? ItemKeywords{"items", "additionalItems"} : ItemKeywords{"", "items"};
}

}  // namespace
Status compile_min_items(Scope& scope) { return emit_size(scope, Op::min_items); }
Status compile_max_items(Scope& scope) { return emit_size(scope, Op::max_items); }

Status compile_items(Scope& scope) {
  if (!scope.leads({"prefixItems", "items"})) return {};
  const ItemKeywords names = item_keywords(scope);
  std::vector<BlockId> prefix;
  if (const Json* schemas = scope.sibling(names.prefix)) {
    if (!schemas->is_array() || (schemas->empty() && names.prefix == "prefixItems")) {
      return scope.wrong("a non-empty array of schemas");
    }
    for (std::size_t i = 0; i < schemas->size(); ++i) {
      Result<BlockId> block = scope.subschema(names.prefix, pointer_append("", i));
      if (!block) return block.error();
      prefix.push_back(*block);
    }
  }
  BlockId rest = kNoRest;
  if (scope.sibling(names.rest) != nullptr) {
    Result<BlockId> block = scope.subschema(names.rest, "");
    if (!block) return block.error();
    rest = *block;
  }
  auto& lists = scope.program().lists;
  const auto first = static_cast<std::uint32_t>(lists.size());
  lists.insert(lists.end(), prefix.begin(), prefix.end());
  scope.emit(Op::items, first, static_cast<std::uint32_t>(prefix.size()), rest);
  return {};
}

// Compiled by `items`; beside no list it means nothing (2019-09 core, section 9.3.1.2), but the form counts.
Status compile_additional_items(Scope& scope) {
  return scope.value().is_object() || scope.value().is_boolean() ? Status() : scope.wrong("a schema");
}

Status compile_contains(Scope& scope) {
  const Json* least = scope.sibling("minContains");
  const Json* most = scope.sibling("maxContains");
  const auto at_least = least != nullptr ? read_size(*least) : 1;
  const auto at_most = most != nullptr ? read_size(*most) : kUnbounded;
  Result<BlockId> block = scope.child("");
  if (!block) return block.error();
  const bool marks = dialect_info(scope.rules().dialect).contains_evaluates;
  scope.emit(marks ? Op::contains : Op::contains_unmarked, *block, at_least.value_or(1), at_most.value_or(kUnbounded));
  return {};
}

// Read by `contains`; alone these mean nothing.
Status compile_contains_bound(Scope& scope) {
  return read_size(scope.value()) ? Status() : scope.wrong("a non-negative integer");
}

Status compile_unique_items(Scope& scope) {
  if (!scope.value().is_boolean()) return scope.wrong("a boolean");
  if (scope.value().get<bool>()) scope.emit(Op::unique_items);
  return {};
}

Explanation explain_min_items(const Question& q) {
  return {"the array has " + count_of(q.value.size(), "item", "items") + ", fewer than " + std::to_string(q.instr.a)};
}

Explanation explain_max_items(const Question& q) {
  return {"the array has " + count_of(q.value.size(), "item", "items") + ", more than " + std::to_string(q.instr.a)};
}

Explanation explain_items(const Question& /*q*/) { return {}; }

Explanation explain_contains(const Question& q) {
  const std::string matches = count_of(q.detail, "item matches", "items match");
  if (q.detail > q.instr.c) return {matches + ", more than " + std::to_string(q.instr.c), "maxContains"};
  if (q.instr.b == 1) return {"no item matches 'contains'"};
  return {matches + ", fewer than " + std::to_string(q.instr.b), "minContains"};
}

Explanation explain_contains_unmarked(const Question& q) { return explain_contains(q); }

Explanation explain_unique_items(const Question& q) {
  const auto [first, second] = find_twins(q.value);
  return {"the items at " + std::to_string(first) + " and " + std::to_string(second) +
          " are equal: " + shorten(q.value[first])};
}

}  // namespace steelyard::json_schema
