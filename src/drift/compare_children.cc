// What two schemas say of members and items.
#include <algorithm>  // std::find

#include "base/pointer.h"
#include "drift/pair_comparer.h"

namespace steelyard::drift {
namespace {

bool is_flagged(const NormalSchema& schema, FactKind flag) {
  const auto found = schema.keywords.find(flag);
  return found != schema.keywords.end() && *found->second.value == true;
}

// How the data reaches a child: items and additional members by "*", since there may be many.
bool descends(Role role) { return role != Role::applied && role != Role::dependent_schema; }

std::string token_of(const ChildKey& key) {
  if (key.role == Role::items || key.role == Role::additional) return "*";
  return key.name;
}

}  // namespace

void PairComparer::compare_children() {
  for (const auto& [key, child] : base_->children) {
    const auto other = revision_->children.find(key);
    if (other == revision_->children.end()) {
      tell_child(key, &child, nullptr);
    } else {
      compare_child(key, child, other->second);
    }
  }
  for (const auto& [key, child] : revision_->children) {
    if (base_->children.count(key) == 0) tell_child(key, nullptr, &child);
  }
}

// Schemas that say where and not what (`not`, `if`, `contains`, …) are compared as a whole: what a change within them
// lets through cannot be said without weighing all of it.
void PairComparer::compare_child(const ChildKey& key, const Child& before, const Child& after) {
  if (key.role == Role::applied || key.role == Role::dependent_schema) {
    if (same(before.schemas, after.schemas)) return;
    tell(key.kind, Change::changed, std::nullopt, std::nullopt, &before.at, &after.at).name = key.name;
    return;
  }
  edges_.push_back({descends(key.role), token_of(key), comparison_.node_of(before.schemas, after.schemas),
                    revision_->required.count(key.name) != 0});
}

void PairComparer::tell_child(const ChildKey& key, const Child* before, const Child* after) {
  if (key.role == Role::additional) return;  // told by compare_additional()
  const bool added = before == nullptr;
  const Schemas& schemas = added ? after->schemas : before->schemas;
  if (key.role == Role::items) {  // as a schema of items that lets everything pass
    const Schemas everything;
    edges_.push_back({true, "*",
                      added ? comparison_.node_of(everything, schemas) : comparison_.node_of(schemas, everything),
                      false});
    return;
  }
  SchemaFact& fact = tell(key.kind, added ? Change::added : Change::removed, std::nullopt, std::nullopt,
                          added ? nullptr : &before->at, added ? &after->at : nullptr);
  if (key.role == Role::property) {
    Normalizer& normalizer = added ? revision_normalizer_ : base_normalizer_;
    const NormalSchema& schema = normalizer.get(normalizer.id_of(schemas));
    fact.has_member = true;
    fact.member = key.name;
    fact.required = (added ? revision_ : base_)->required.count(key.name) != 0;
    fact.read_only = is_flagged(schema, FactKind::read_only);
    fact.write_only = is_flagged(schema, FactKind::write_only);
    fact.deprecated = !added && is_flagged(schema, FactKind::deprecated);
  } else {
    fact.name = key.name;
  }
}

// Of members that both sides have, or that neither describes: one that came or went tells by itself whether it is
// required.
void PairComparer::compare_required() {
  const auto is_told = [&](const std::string& name) {
    const ChildKey key{Role::property, FactKind::property, name};
    return base_->children.count(key) != revision_->children.count(key);
  };
  const auto tell_required = [&](const std::string& name, Change change, const json_schema::SchemaRef& at) {
    const ChildKey key{Role::property, FactKind::property, name};
    SchemaFact& fact = tell(FactKind::required, change, change == Change::removed, change == Change::added,
                            change == Change::removed ? &at : nullptr, change == Change::added ? &at : nullptr);
    fact.has_member = true;
    fact.member = name;
    const auto child = revision_->children.find(key);
    const auto child_before = base_->children.find(key);
    if (child == revision_->children.end() || child_before == base_->children.end()) return;
    const NormalSchema& schema = revision_normalizer_.get(revision_normalizer_.id_of(child->second.schemas));
    const NormalSchema& schema_before = base_normalizer_.get(base_normalizer_.id_of(child_before->second.schemas));
    // References into facts_ stay valid: nothing was told since.
    fact.write_only = is_flagged(schema, FactKind::write_only) && is_flagged(schema_before, FactKind::write_only);
    fact.read_only = is_flagged(schema, FactKind::read_only) && is_flagged(schema_before, FactKind::read_only);
    fact.crosses_requests = is_flagged(schema, FactKind::read_only) != is_flagged(schema_before, FactKind::read_only);
    fact.crosses_responses =
        is_flagged(schema, FactKind::write_only) != is_flagged(schema_before, FactKind::write_only);
    if (change == Change::removed) fact.revision = child->second.at;
  };
  for (const auto& [name, at] : base_->required) {
    if (revision_->required.count(name) == 0 && !is_told(name)) tell_required(name, Change::removed, at);
  }
  for (const auto& [name, at] : revision_->required) {
    if (base_->required.count(name) == 0 && !is_told(name)) tell_required(name, Change::added, at);
  }
}

// `before` and `after` are true (anything), false (nothing), or {} (what a schema lets pass).
void PairComparer::compare_additional() {
  const ChildKey key{Role::additional, FactKind::additional_properties, ""};
  const auto value = [&](const NormalSchema& schema) -> Json {
    if (schema.closed) return false;
    if (schema.children.count(key) != 0) return Json::object();
    return true;
  };
  Json before = value(*base_);
  Json after = value(*revision_);
  if (before == after) return;
  tell(FactKind::additional_properties, Change::changed, std::move(before), std::move(after), &base_->additional_at,
       &revision_->additional_at);
}

void PairComparer::compare_dependent_required() {
  const FactKind kind = FactKind::dependent_required;
  for (const auto& [name, needed] : base_->dependent_required) {
    const auto other = revision_->dependent_required.find(name);
    if (other == revision_->dependent_required.end()) {
      tell(kind, Change::removed, Json(needed), std::nullopt).name = name;
    } else if (other->second != needed) {
      tell(kind, Change::changed, Json(needed), Json(other->second)).name = name;
    }
  }
  for (const auto& [name, needed] : revision_->dependent_required) {
    if (base_->dependent_required.count(name) == 0) tell(kind, Change::added, std::nullopt, Json(needed)).name = name;
  }
}

}  // namespace steelyard::drift
