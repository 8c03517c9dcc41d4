// minItems, maxItems, prefixItems, items, contains with its bounds, uniqueItems.
#include "json_schema/keywords/array.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/keywords/size.h"

namespace steelyard::json_schema {
namespace {

// The first pair of equal items.
std::pair<std::size_t, std::size_t> find_twins(const Json& array) {
  Arithmetic arithmetic;
  for (std::size_t i = 0; i < array.size(); ++i) {
    const std::uint64_t own = hash(JsonValue(array[i]));
    for (std::size_t j = 0; j < i; ++j) {
      if (own == hash(JsonValue(array[j])) && equal(JsonValue(array[j]), JsonValue(array[i]), arithmetic))
        return {j, i};
    }
  }
  return {0, 0};
}

}  // namespace

Status compile_min_items(Scope& scope) { return emit_size(scope, Op::min_items); }
Status compile_max_items(Scope& scope) { return emit_size(scope, Op::max_items); }

Status compile_items(Scope& scope) {
  if (!scope.leads({"prefixItems", "items"})) return {};
  std::vector<BlockId> prefix;
  if (const Json* schemas = scope.sibling("prefixItems")) {
    if (!schemas->is_array() || schemas->empty()) return scope.wrong("a non-empty array of schemas");
    for (std::size_t i = 0; i < schemas->size(); ++i) {
      Result<BlockId> block = scope.subschema("prefixItems", pointer_append("", i));
      if (!block) return block.error();
      prefix.push_back(*block);
    }
  }
  BlockId rest = kNoRest;
  if (scope.sibling("items") != nullptr) {
    Result<BlockId> block = scope.subschema("items", "");
    if (!block) return block.error();
    rest = *block;
  }
  auto& lists = scope.program().lists;
  const auto first = static_cast<std::uint32_t>(lists.size());
  lists.insert(lists.end(), prefix.begin(), prefix.end());
  scope.emit(Op::items, first, static_cast<std::uint32_t>(prefix.size()), rest);
  return {};
}

Status compile_contains(Scope& scope) {
  const Json* least = scope.sibling("minContains");
  const Json* most = scope.sibling("maxContains");
  const auto at_least = least != nullptr ? read_size(*least) : 1;
  const auto at_most = most != nullptr ? read_size(*most) : kUnbounded;
  Result<BlockId> block = scope.child("");
  if (!block) return block.error();
  scope.emit(Op::contains, *block, at_least.value_or(1), at_most.value_or(kUnbounded));
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

Explanation explain_unique_items(const Question& q) {
  const auto [first, second] = find_twins(q.value);
  return {"the items at " + std::to_string(first) + " and " + std::to_string(second) +
          " are equal: " + shorten(q.value[first])};
}

}  // namespace steelyard::json_schema
