#include "drift/fold_values.h"

#include <algorithm>  // std::all_of
#include <set>        // types

#include "base/json.h"
#include "drift/canonical.h"
#include "drift/settle_values.h"

namespace steelyard::drift {
namespace {

bool is_value_or_annotation(FactKind kind) {
  return kind == FactKind::enumeration || kind == FactKind::constant || kind == FactKind::default_value ||
         kind == FactKind::deprecated || kind == FactKind::sunset || kind == FactKind::stability;
}

bool has_values(const NormalSchema& schema) {
  return schema.keywords.count(FactKind::enumeration) + schema.keywords.count(FactKind::constant) == 1;
}

bool is_values_alone(const NormalSchema& schema) {
  return !schema.never && has_values(schema) && schema.format.empty() && schema.required.empty() &&
         schema.dependent_required.empty() && !schema.closed && schema.children.empty() &&
         schema.alternatives.empty() && schema.all_of.empty() && !schema.discriminator && schema.opaque.empty() &&
         std::all_of(schema.keywords.begin(), schema.keywords.end(),
                     [](const auto& entry) { return is_value_or_annotation(entry.first); });
}

Json values_of(const NormalSchema& schema) {
  const auto list = schema.keywords.find(FactKind::enumeration);
  if (list != schema.keywords.end()) return *list->second.value;
  return Json::array({*schema.keywords.at(FactKind::constant).value});
}

// The values of all branches, and the types that they name.
struct Values {
  std::map<std::string, Json> by_text;
  std::set<std::string> types;
  bool all_typed = true;
  bool overlap = false;
  int with_null = 0;

  void add(const NormalSchema& branch) {
    for (const Json& value : values_of(branch)) {
      overlap = !by_text.emplace(canonical_text(value), value).second || overlap;
    }
    types.insert(branch.types.begin(), branch.types.end());
    all_typed = all_typed && branch.typed;
    if (branch.nullable) ++with_null;
  }

  std::vector<std::string> sorted_types() {
    if (types.count("number") != 0) types.erase("integer");
    return {types.begin(), types.end()};
  }
};

}  // namespace

std::optional<NormalSchema> fold_values(const NormalSchema& schema, Normalizer& normalizer) {
  if (schema.never || schema.alternatives.size() != 1 || schema.discriminator ||
      schema.keywords.count(FactKind::enumeration) + schema.keywords.count(FactKind::constant) != 0) {
    return std::nullopt;
  }
  const Alternatives& group = schema.alternatives.front();
  Values values;
  values.with_null = group.or_null ? 1 : 0;
  for (const Branch& branch : group.branches) {
    const NormalSchema& own = normalizer.get(normalizer.id_of(branch.schemas));
    if (!is_values_alone(own)) return std::nullopt;
    values.add(own);
  }
  // Of `oneOf` exactly one may let a value pass.
  if (group.kind == FactKind::one_of && (values.overlap || values.with_null > 1)) return std::nullopt;
  NormalSchema folded = schema;
  Json list = Json::array();
  for (const auto& [text, value] : values.by_text) list.push_back(value);
  folded.keywords[FactKind::enumeration] = {std::make_shared<const Json>(std::move(list)), group.at};
  if (!folded.typed && values.all_typed) {
    folded.typed = true;
    folded.types = values.sorted_types();
    folded.type_at = group.at;
  }
  folded.alternatives.clear();
  settle_values(folded);
  return folded;
}

}  // namespace steelyard::drift
