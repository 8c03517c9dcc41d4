#include "drift/fold_alternatives.h"

#include <algorithm>  // std::any_of
#include <set>        // types

#include "base/json.h"
#include "drift/fold_values.h"
#include "drift/keyword_types.h"

namespace steelyard::drift {
namespace {

// Alternatives within alternatives are looked at so far: those of webhooks may lead back to themselves.
constexpr int kDeepest = 6;

// The formats of numbers (OAS 3.1.1, 4.4.2 "Data Type Format"); all others are of texts.
constexpr std::string_view kNumberFormats[] = {"int32", "int64", "float", "double"};

bool overlaps(const std::vector<std::string>& types, const std::string& type) {
  return std::any_of(types.begin(), types.end(), [&](const std::string& other) {
    return other == type || (other == "number" && type == "integer") || (other == "integer" && type == "number");
  });
}

bool is_plain(const NormalSchema& schema) {
  return !schema.never && schema.all_of.empty() && schema.opaque.empty() && !schema.discriminator;
}

bool has_format_of_its_type(const NormalSchema& schema) {
  if (schema.format.empty()) return true;
  const bool is_of_numbers =
      std::find(std::begin(kNumberFormats), std::end(kNumberFormats), schema.format) != std::end(kNumberFormats);
  return schema.types.size() == 1 && has_values_of(schema.types, is_of_numbers ? "number" : "string");
}

// True if all that it says is about its types. What it says of others was left out of its normal form.
bool speaks_of_its_types(const NormalSchema& schema) {
  return is_plain(schema) && schema.typed && schema.alternatives.empty() && has_format_of_its_type(schema) &&
         std::all_of(schema.keywords.begin(), schema.keywords.end(),
                     [](const auto& entry) { return !type_of_keyword(entry.first).empty(); }) &&
         std::all_of(schema.children.begin(), schema.children.end(), [](const auto& entry) {
           return entry.first.role == Role::items || !type_of_keyword(entry.first.kind).empty();
         });
}

// The types of the two have nothing in common, so neither has what they say of them.
void add_branch(const NormalSchema& branch, NormalSchema& schema) {
  schema.types.insert(schema.types.end(), branch.types.begin(), branch.types.end());
  if (schema.format.empty()) schema.format = branch.format;
  schema.keywords.insert(branch.keywords.begin(), branch.keywords.end());
  schema.required.insert(branch.required.begin(), branch.required.end());
  schema.dependent_required.insert(branch.dependent_required.begin(), branch.dependent_required.end());
  schema.children.insert(branch.children.begin(), branch.children.end());
  if (!branch.additional_at.uri.empty()) schema.additional_at = branch.additional_at;
  schema.closed = schema.closed || branch.closed;
}

std::optional<NormalSchema> fold(const NormalSchema& schema, Normalizer& normalizer, int depth) {
  if (depth == 0) return std::nullopt;
  if (std::optional<NormalSchema> values = fold_values(schema, normalizer)) return values;
  if (!is_group_alone(schema)) return std::nullopt;
  const Alternatives& group = schema.alternatives.front();
  NormalSchema folded = schema;
  folded.alternatives.clear();
  folded.typed = true;
  folded.type_at = group.at;
  int with_null = group.or_null ? 1 : 0;
  for (const Branch& branch : group.branches) {
    const NormalSchema& own = normalizer.get(normalizer.id_of(branch.schemas));
    const NormalSchema part = fold(own, normalizer, depth - 1).value_or(own);
    if (!speaks_of_its_types(part) || (!part.format.empty() && !folded.format.empty())) return std::nullopt;
    for (const std::string& type : part.types) {
      if (overlaps(folded.types, type)) return std::nullopt;
    }
    if (part.nullable) ++with_null;
    add_branch(part, folded);
  }
  // Of `oneOf` exactly one may let null pass.
  if (group.kind == FactKind::one_of && with_null > 1) return std::nullopt;
  std::sort(folded.types.begin(), folded.types.end());
  return folded;
}

std::optional<std::vector<std::string>> types_of_branches(const NormalSchema& schema, Normalizer& normalizer,
                                                          int depth) {
  if (depth == 0 || schema.alternatives.empty()) return std::nullopt;
  std::set<std::string> types;
  for (const Branch& branch : schema.alternatives.front().branches) {
    const NormalSchema& part = normalizer.get(normalizer.id_of(branch.schemas));
    const std::optional<std::vector<std::string>> own =
        part.typed ? part.types : types_of_branches(part, normalizer, depth - 1);
    if (!own) return std::nullopt;
    types.insert(own->begin(), own->end());
  }
  if (types.count("number") != 0) types.erase("integer");
  return std::vector<std::string>(types.begin(), types.end());
}

}  // namespace

bool is_group_alone(const NormalSchema& schema) {
  return is_plain(schema) && schema.alternatives.size() == 1 && !schema.typed && schema.format.empty() &&
         schema.required.empty() && schema.dependent_required.empty() && !schema.closed && schema.children.empty() &&
         std::all_of(schema.keywords.begin(), schema.keywords.end(),
                     [](const auto& entry) { return type_of_keyword(entry.first).empty(); });
}

std::optional<NormalSchema> fold_alternatives(const NormalSchema& schema, Normalizer& normalizer) {
  return fold(schema, normalizer, kDeepest);
}

std::optional<std::vector<std::string>> types_of_alternatives(const NormalSchema& schema, Normalizer& normalizer) {
  return types_of_branches(schema, normalizer, kDeepest);
}

}  // namespace steelyard::drift
