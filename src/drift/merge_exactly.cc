#include "drift/merge_exactly.h"

#include <algorithm>  // std::all_of
#include <set>        // names

#include "base/decimal.h"
#include "base/json.h"
#include "drift/canonical.h"
#include "drift/read_schema.h"

namespace steelyard::drift {
namespace {

using Parts = std::vector<SchemaPart>;

// Two of these cannot be written as one, even if one of them takes its meaning from a keyword beside it.
constexpr std::string_view kOnce[] = {"not", "if", "contains"};
// Two of these can if they are equal.
constexpr std::string_view kEqual[] = {"format", "const", "contentEncoding", "contentMediaType", "discriminator"};
// What the schemas inside its own part describe is seen by these, and nothing else.
constexpr std::string_view kSeesAll[] = {"unevaluatedProperties", "unevaluatedItems"};

bool is_true(const Json& value) { return value == true || (value.is_object() && value.empty()); }

std::vector<const Json*> values_of(const Parts& parts, std::string_view keyword) {
  std::vector<const Json*> values;
  for (const SchemaPart& part : parts) {
    if (const Json* value = part.view.keyword(keyword)) values.push_back(value);
  }
  return values;
}

bool all_equal(const std::vector<const Json*>& values) {
  return std::all_of(values.begin(), values.end(),
                     [&](const Json* value) { return canonical_text(*value) == canonical_text(*values.front()); });
}

// One of them is a multiple of all.
bool has_common_multiple(const std::vector<const Json*>& values) {
  const auto is_multiple = [](const Json& number, const Json& divisor) {
    const auto a = to_decimal(number);
    const auto b = to_decimal(divisor);
    return a && b && a->divisible_by(*b);
  };
  return values.empty() || std::any_of(values.begin(), values.end(), [&](const Json* candidate) {
           return std::all_of(values.begin(), values.end(),
                              [&](const Json* other) { return is_multiple(*candidate, *other); });
         });
}

std::set<std::string> names_in(const SchemaPart& part, std::string_view keyword) {
  std::set<std::string> names;
  const Json* map = part.view.keyword(keyword);
  if (map == nullptr || !map->is_object()) return names;
  for (const auto& [name, member] : map->get_ref<const Json::object_t&>()) names.insert(name);
  return names;
}

// `additionalProperties` speaks of what its own part does not describe.
bool additional_sees_all(const Parts& parts, std::string_view keyword) {
  std::set<std::string> all;
  for (const SchemaPart& part : parts) all.merge(names_in(part, keyword));
  return std::all_of(parts.begin(), parts.end(), [&](const SchemaPart& part) {
    const Json* additional = part.view.keyword("additionalProperties");
    return additional == nullptr || is_true(*additional) || names_in(part, keyword) == all;
  });
}

// `items` speaks of what stands behind the `prefixItems` of its own part.
bool items_see_all(const Parts& parts, Digests& digests) {
  std::size_t longest = 0;
  for (const SchemaPart& part : parts) longest = std::max(longest, needed_prefix_items(part.view, digests).size());
  return std::all_of(parts.begin(), parts.end(), [&](const SchemaPart& part) {
    const Json* items = part.view.keyword("items");
    return items == nullptr || is_true(*items) || needed_prefix_items(part.view, digests).size() == longest;
  });
}

bool has_whole(const Parts& parts, std::string_view keyword) {
  return std::all_of(parts.begin(), parts.end(), [&](const SchemaPart& part) {
    const Json* value = part.view.keyword(keyword);
    return value == nullptr || is_true(*value) || part.is_whole;
  });
}

}  // namespace

bool merges_exactly(const Parts& parts, Digests& digests) {
  if (parts.size() < 2) return true;
  return std::all_of(std::begin(kOnce), std::end(kOnce),
                     [&](std::string_view keyword) { return values_of(parts, keyword).size() < 2; }) &&
         std::all_of(std::begin(kEqual), std::end(kEqual),
                     [&](std::string_view keyword) { return all_equal(values_of(parts, keyword)); }) &&
         std::all_of(std::begin(kSeesAll), std::end(kSeesAll),
                     [&](std::string_view keyword) { return has_whole(parts, keyword); }) &&
         has_common_multiple(values_of(parts, "multipleOf")) && additional_sees_all(parts, "properties") &&
         additional_sees_all(parts, "patternProperties") && items_see_all(parts, digests);
}

}  // namespace steelyard::drift
