// Compares two schemas in normal form, but not what lies below them: that becomes edges to further pairs. Not for use
// outside this folder: see compare_schemas.h.
#pragma once

#include <optional>  // units
#include <string>    // names
#include <vector>    // facts

#include "base/json.h"
#include "drift/bounds.h"
#include "drift/compare_schemas.h"

namespace steelyard::drift {

class PairComparer {
 public:
  PairComparer(SchemaComparison& comparison, SchemaPair schemas)
      : comparison_(comparison),
        base_normalizer_(comparison.base_),
        revision_normalizer_(comparison.revision_),
        ids_(schemas),
        base_(&comparison.base_.get(schemas.first)),
        revision_(&comparison.revision_.get(schemas.second)) {}

  void compare();
  std::vector<SchemaFact> take_facts() { return std::move(facts_); }
  std::vector<SchemaEdge> take_edges() { return std::move(edges_); }
  bool on_both_sides(FactKind flag) const;
  bool on_one_side(FactKind flag) const;

 private:
  struct Match {
    const Branch* base;      // nullptr: only in the revision
    const Branch* revision;  // nullptr: only in the base
  };

  // align_schemas.cc
  void fold_groups();
  void keep_common_types();
  void use_base(NormalSchema schema);
  void use_revision(NormalSchema schema);
  // Sorted; of a schema without types those of its alternatives, where the other side has types to compare with.
  std::optional<std::vector<std::string>> base_types();
  std::optional<std::vector<std::string>> revision_types();

  // compare_values.cc
  void compare_types();
  void compare_null();
  void compare_keywords();
  void compare_keyword(FactKind kind, const Keyword* before, const Keyword* after);
  void compare_min_contains();
  void compare_bounds(const RangeEnd& end);
  void compare_enums(const Keyword* before, const Keyword* after);
  void compare_lifecycle();
  void compare_units();
  void compare_opaque();

  // compare_children.cc
  void compare_children();
  void compare_required();
  void compare_additional();
  void compare_dependent_required();
  void compare_child(const ChildKey& key, const Child& before, const Child& after);
  void tell_child(const ChildKey& key, const Child* before, const Child* after);

  // match_branches.cc
  std::vector<Match> match(const std::vector<Branch>& before, const std::vector<Branch>& after);
  // Moves branches of equal types, of which not both have names, to the matches, the most alike first.
  void match_nearest(std::vector<const Branch*>& left, std::vector<const Branch*>& right, std::vector<Match>& matches);

  // compare_branches.cc
  bool compare_wrapped();
  bool tell_wrapped(const NormalSchema& outer, Normalizer& normalizer, const Branch& inner, Change change);
  void compare_alternatives();
  // Of two groups: what is in both, and what is not.
  struct Moves {
    std::vector<const Branch*> come;
    std::vector<const Branch*> gone;
    std::vector<const Branch*> kept;  // as the revision has it
  };
  Moves match_groups(const Alternatives* before, const Alternatives* after);
  void tell_come(FactKind kind, const std::vector<const Branch*>& come, const Alternatives* before,
                 const Alternatives* after);
  void tell_gone(FactKind kind, const std::vector<const Branch*>& gone, const Alternatives* before,
                 const Alternatives* after);
  void compare_exchanged(const Alternatives& before, const Alternatives& after);
  void compare_group(FactKind kind, const Alternatives* before, const Alternatives* after);
  void compare_all_of();
  void compare_discriminator();
  bool same(const Schemas& before, const Schemas& after);

  SchemaFact& tell(FactKind kind, Change change, std::optional<Json> before, std::optional<Json> after,
                   const json_schema::SchemaRef* base_at = nullptr,
                   const json_schema::SchemaRef* revision_at = nullptr);

  SchemaComparison& comparison_;
  Normalizer& base_normalizer_;
  Normalizer& revision_normalizer_;
  SchemaPair ids_;
  const NormalSchema* base_;
  const NormalSchema* revision_;
  std::optional<NormalSchema> own_base_;  // where it was brought into a form that can be compared
  std::optional<NormalSchema> own_revision_;
  std::vector<SchemaFact> facts_;
  std::vector<SchemaEdge> edges_;
};

}  // namespace steelyard::drift
