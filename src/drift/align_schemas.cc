// Brings two schemas into forms that can be compared word by word.
#include <algorithm>  // std::sort

#include "drift/fold_alternatives.h"
#include "drift/keyword_types.h"
#include "drift/pair_comparer.h"

namespace steelyard::drift {
namespace {

using Types = std::optional<std::vector<std::string>>;

std::vector<FactKind> group_kinds(const NormalSchema& schema) {
  std::vector<FactKind> kinds;
  for (const Alternatives& group : schema.alternatives) kinds.push_back(group.kind);
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

// Those of its values, or those of the other side where they hold all of them: a type that says no more than the values
// is told of neither side.
Types types_by_values(const NormalSchema& schema, const NormalSchema& other) {
  Types types = types_of_values(schema);
  if (!types) return types;
  const bool hold_all = std::all_of(types->begin(), types->end(), [&](const std::string& type) {
    return std::find(other.types.begin(), other.types.end(), type) != other.types.end() ||
           (type == "integer" && has_values_of(other.types, "number"));
  });
  return hold_all ? other.types : types;
}

Types types_beside(const NormalSchema& schema, Normalizer& normalizer, const NormalSchema& other) {
  if (schema.typed && schema.types.empty() && schema.nullable) return std::vector<std::string>{"null"};
  if (schema.typed) return schema.types;
  if (!other.typed) return std::nullopt;
  Types types = types_by_values(schema, other);
  return types ? types : types_of_alternatives(schema, normalizer);
}

}  // namespace

void PairComparer::use_base(NormalSchema schema) {
  own_base_ = std::move(schema);
  base_ = &*own_base_;
}

void PairComparer::use_revision(NormalSchema schema) {
  own_revision_ = std::move(schema);
  revision_ = &*own_revision_;
}

Types PairComparer::base_types() { return types_beside(*base_, base_normalizer_, *revision_); }
Types PairComparer::revision_types() { return types_beside(*revision_, revision_normalizer_, *base_); }

// Where one side has alternatives and the other a list of types, both become lists of types. Where both have
// alternatives of one kind, more is told by comparing these.
void PairComparer::fold_groups() {
  if (group_kinds(*base_) == group_kinds(*revision_)) return;
  std::optional<NormalSchema> base = fold_alternatives(*base_, base_normalizer_);
  std::optional<NormalSchema> revision = fold_alternatives(*revision_, revision_normalizer_);
  if (!base && !base_->alternatives.empty()) return;
  if (!revision && !revision_->alternatives.empty()) return;
  if (base) use_base(*std::move(base));
  if (revision) use_revision(*std::move(revision));
}

// What is said of strings is beside the point where the other side has none: the types tell it.
void PairComparer::keep_common_types() {
  const Types before = base_types();
  const Types after = revision_types();
  if (before == after) return;
  NormalSchema base = *base_;
  NormalSchema revision = *revision_;
  if (after) drop_keywords_beyond(*after, base);
  if (before) drop_keywords_beyond(*before, revision);
  use_base(std::move(base));
  use_revision(std::move(revision));
}

}  // namespace steelyard::drift
