// What two schemas are composed of: `oneOf`, `anyOf`, `allOf`, `discriminator`.
#include <algorithm>  // std::find_if

#include "drift/fold_alternatives.h"
#include "drift/fold_values.h"
#include "drift/pair_comparer.h"

namespace steelyard::drift {
namespace {

Json names_of(const std::vector<const Branch*>& branches) {
  Json names = Json::array();
  for (const Branch* branch : branches) names.push_back(branch->name.empty() ? "(unnamed)" : branch->name);
  return names;
}

const Alternatives* group_at(const NormalSchema& schema, FactKind kind, std::size_t index) {
  for (const Alternatives& group : schema.alternatives) {
    if (group.kind == kind && index-- == 0) return &group;
  }
  return nullptr;
}

// The branch of the only group of `outer` that says what the other schema says, nullptr if there is none.
const Branch* branch_like(const NormalSchema& outer, Normalizer& normalizer, const NormalSchema& other,
                          std::uint64_t hash) {
  if (!other.alternatives.empty() || !is_group_alone(outer)) return nullptr;
  const std::vector<Branch>& branches = outer.alternatives.front().branches;
  const auto found = std::find_if(branches.begin(), branches.end(),
                                  [&](const Branch& branch) { return normalizer.hash(branch.schemas) == hash; });
  return found == branches.end() ? nullptr : &*found;
}

}  // namespace

bool PairComparer::same(const Schemas& before, const Schemas& after) {
  return base_normalizer_.hash(before) == revision_normalizer_.hash(after);
}

// `S` that became `oneOf: [S, …]` or `anyOf: [S, …]`, or the other way round.
bool PairComparer::compare_wrapped() {
  const SchemaId base = ids_.first;
  const SchemaId revision = ids_.second;
  const Branch* after = branch_like(*revision_, revision_normalizer_, *base_, base_normalizer_.hash(base));
  if (after != nullptr && tell_wrapped(*revision_, revision_normalizer_, *after, Change::added)) {
    edges_.push_back(
        {false, "", comparison_.node_of(SchemaPair(base, revision_normalizer_.id_of(after->schemas))), false});
    return true;
  }
  const Branch* before = branch_like(*base_, base_normalizer_, *revision_, revision_normalizer_.hash(revision));
  if (before != nullptr && tell_wrapped(*base_, base_normalizer_, *before, Change::removed)) {
    edges_.push_back(
        {false, "", comparison_.node_of(SchemaPair(base_normalizer_.id_of(before->schemas), revision)), false});
    return true;
  }
  return false;
}

// False where more is told by comparing the types or the values: those of the branches have nothing in common.
bool PairComparer::tell_wrapped(const NormalSchema& outer, Normalizer& normalizer, const Branch& inner, Change change) {
  if (fold_values(outer, normalizer)) return false;
  const Alternatives& group = outer.alternatives.front();
  const bool added = change == Change::added;
  if (group.kind == FactKind::one_of) {
    tell(FactKind::wrapped_in_one_of, change, std::nullopt, std::nullopt);
  } else {
    std::vector<const Branch*> others;
    for (const Branch& branch : group.branches) {
      if (&branch != &inner) others.push_back(&branch);
    }
    if (others.empty() || fold_alternatives(outer, normalizer)) return false;
    if (added) tell(group.kind, change, std::nullopt, names_of(others), nullptr, &others.front()->at);
    if (!added) tell(group.kind, change, names_of(others), std::nullopt, &others.front()->at);
  }
  compare_null();
  return true;
}

void PairComparer::compare_alternatives() {
  const auto& before = base_->alternatives;
  const auto& after = revision_->alternatives;
  if (before.size() == 1 && after.size() == 1 && before.front().kind != after.front().kind) {
    compare_exchanged(before.front(), after.front());
    return;
  }
  for (const FactKind kind : {FactKind::any_of, FactKind::one_of}) {
    for (std::size_t i = 0;; ++i) {
      const Alternatives* of_base = group_at(*base_, kind, i);
      const Alternatives* of_revision = group_at(*revision_, kind, i);
      if (of_base == nullptr && of_revision == nullptr) break;
      compare_group(kind, of_base, of_revision);
    }
  }
}

PairComparer::Moves PairComparer::match_groups(const Alternatives* before, const Alternatives* after) {
  static const std::vector<Branch> kNone;
  Moves moves;
  for (const Match& found :
       match(before == nullptr ? kNone : before->branches, after == nullptr ? kNone : after->branches)) {
    if (found.base == nullptr) {
      moves.come.push_back(found.revision);
    } else if (found.revision == nullptr) {
      moves.gone.push_back(found.base);
    } else {
      moves.kept.push_back(found.revision);
      edges_.push_back({false, "", comparison_.node_of(found.base->schemas, found.revision->schemas), false});
    }
  }
  return moves;
}

void PairComparer::tell_come(FactKind kind, const std::vector<const Branch*>& come, const Alternatives* before,
                             const Alternatives* after) {
  if (come.empty()) return;
  tell(kind, Change::added, std::nullopt, names_of(come), before == nullptr ? nullptr : &before->at,
       after == nullptr ? nullptr : &come[0]->at);
}

void PairComparer::tell_gone(FactKind kind, const std::vector<const Branch*>& gone, const Alternatives* before,
                             const Alternatives* after) {
  if (gone.empty()) return;
  tell(kind, Change::removed, names_of(gone), std::nullopt, before == nullptr ? nullptr : &gone[0]->at,
       after == nullptr ? nullptr : &after->at);
}

void PairComparer::compare_group(FactKind kind, const Alternatives* before, const Alternatives* after) {
  const Moves moves = match_groups(before, after);
  tell_come(kind, moves.come, before, after);
  tell_gone(kind, moves.gone, before, after);
}

// `anyOf` lets pass what satisfies several branches, `oneOf` does not: what both have is narrower as `oneOf`.
void PairComparer::compare_exchanged(const Alternatives& before, const Alternatives& after) {
  Moves moves = match_groups(&before, &after);
  std::vector<const Branch*>& moved = before.kind == FactKind::any_of ? moves.gone : moves.come;
  moved.insert(moved.end(), moves.kept.begin(), moves.kept.end());
  tell_come(after.kind, moves.come, &before, &after);
  tell_gone(before.kind, moves.gone, &before, &after);
}

// What `allOf` says is merged and compared like everything else. That there are more or fewer of its schemas than
// before is told too; one that took the place of another is not.
void PairComparer::compare_all_of() {
  std::vector<const Branch*> come;
  std::vector<const Branch*> gone;
  for (const Match& found : match(base_->all_of, revision_->all_of)) {
    if (found.base == nullptr) come.push_back(found.revision);
    if (found.revision == nullptr) gone.push_back(found.base);
  }
  const std::size_t exchanged = std::min(come.size(), gone.size());
  come.erase(come.begin(), come.begin() + static_cast<std::ptrdiff_t>(exchanged));
  gone.erase(gone.begin(), gone.begin() + static_cast<std::ptrdiff_t>(exchanged));
  const auto says_nothing = [](const std::vector<const Branch*>& branches, Normalizer& normalizer) {
    return std::all_of(branches.begin(), branches.end(),
                       [&](const Branch* branch) { return normalizer.says_nothing(branch->schemas); });
  };
  if (!come.empty()) {
    tell(FactKind::all_of, Change::added, std::nullopt, names_of(come), nullptr, &come[0]->at).annotation_only =
        says_nothing(come, revision_normalizer_);
  }
  if (!gone.empty()) {
    tell(FactKind::all_of, Change::removed, names_of(gone), std::nullopt, &gone[0]->at).annotation_only =
        says_nothing(gone, base_normalizer_);
  }
}

void PairComparer::compare_discriminator() {
  const auto& before = base_->discriminator;
  const auto& after = revision_->discriminator;
  if (!before && !after) return;
  if (!before || !after) {
    tell(FactKind::discriminator, after ? Change::added : Change::removed,
         before ? std::optional<Json>(before->property) : std::nullopt,
         after ? std::optional<Json>(after->property) : std::nullopt, before ? &before->at : nullptr,
         after ? &after->at : nullptr);
    return;
  }
  if (before->property != after->property) {
    tell(FactKind::discriminator_property, Change::changed, before->property, after->property, &before->at, &after->at);
  }
  Json come = Json::array();
  Json gone = Json::array();
  Json changed = Json::array();
  for (const auto& [value, branch] : before->mapping) {
    const auto other = after->mapping.find(value);
    if (other == after->mapping.end()) {
      gone.push_back(value);
    } else if (branch.name != other->second.name && !same(branch.schemas, other->second.schemas)) {
      changed.push_back(value);
    }
  }
  for (const auto& [value, branch] : after->mapping) {
    if (before->mapping.count(value) == 0) come.push_back(value);
  }
  const FactKind kind = FactKind::discriminator_mapping;
  if (!come.empty()) tell(kind, Change::added, std::nullopt, std::move(come), &before->at, &after->at);
  if (!gone.empty()) tell(kind, Change::removed, std::move(gone), std::nullopt, &before->at, &after->at);
  if (!changed.empty()) tell(kind, Change::changed, changed, changed, &before->at, &after->at);
}

}  // namespace steelyard::drift
