// What two schemas say of the value itself.
#include <algorithm>  // std::set_difference
#include <iterator>   // std::back_inserter

#include "base/decimal.h"
#include "drift/canonical.h"
#include "drift/pair_comparer.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;

const Keyword* find(const NormalSchema& schema, FactKind kind) {
  const auto found = schema.keywords.find(kind);
  return found == schema.keywords.end() ? nullptr : &found->second;
}

std::string text_of(const Keyword* keyword) {
  return keyword != nullptr && keyword->value->is_string() ? keyword->value->get<std::string>() : "";
}

bool is_true(const Keyword* keyword) { return keyword != nullptr && *keyword->value == true; }

// {"types": ["string"], "format": "date"}; without a type the list is empty.
Json type_value(const NormalSchema& schema, const std::optional<std::vector<std::string>>& types) {
  Json value = {{"types", types.value_or(std::vector<std::string>())}};
  if (!schema.format.empty()) value["format"] = schema.format;
  if (schema.never) value["never"] = true;
  return value;
}

// Bounds are numbers: 1.0 is 1.
Change change_of(const Json& before, const Json& after) {
  const std::optional<Decimal> from = to_decimal(before);
  const std::optional<Decimal> to = to_decimal(after);
  if (!from || !to) return Change::changed;
  return *from < *to ? Change::increased : Change::decreased;
}

// Enum and flags that others look at are compared elsewhere.
constexpr FactKind kElsewhere[] = {FactKind::enumeration, FactKind::constant,     FactKind::deprecated,
                                   FactKind::sunset,      FactKind::unique_items, FactKind::min_contains};

constexpr FactKind kUnordered[] = {FactKind::default_value, FactKind::multiple_of};

bool contains(std::span<const FactKind> kinds, FactKind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// OAS 3.1 may write an enum of one value as `const`.
std::optional<Keyword> as_enum(const Keyword* constant) {
  if (constant == nullptr) return std::nullopt;
  return Keyword{std::make_shared<const Json>(Json::array({*constant->value})), constant->at};
}

// {"exclusive": 5} where the bound itself is no longer one of the numbers.
Json bound_value(const Bound& bound, const RangeEnd& end) {
  if (bound.kind == end.inclusive) return *bound.keyword->value;
  return {{"exclusive", *bound.keyword->value}};
}

Json missing_from(const Json& list, const Json& other) {
  std::vector<std::string> texts;
  for (const Json& value : other) texts.push_back(canonical_text(value));
  Json missing = Json::array();
  for (const Json& value : list) {
    if (std::find(texts.begin(), texts.end(), canonical_text(value)) == texts.end()) missing.push_back(value);
  }
  return missing;
}

}  // namespace

SchemaFact& PairComparer::tell(FactKind kind, Change change, std::optional<Json> before, std::optional<Json> after,
                               const SchemaRef* base_at, const SchemaRef* revision_at) {
  SchemaFact fact;
  fact.kind = kind;
  fact.change = change;
  if (before) fact.before = std::make_shared<const Json>(std::move(*before));
  if (after) fact.after = std::make_shared<const Json>(std::move(*after));
  fact.base = base_at == nullptr || base_at->uri.empty() ? base_->at : *base_at;
  fact.revision = revision_at == nullptr || revision_at->uri.empty() ? revision_->at : *revision_at;
  facts_.push_back(std::move(fact));
  return facts_.back();
}

bool PairComparer::on_both_sides(FactKind flag) const {
  return is_true(find(*base_, flag)) && is_true(find(*revision_, flag));
}

void PairComparer::compare() {
  if (compare_wrapped()) return;
  fold_groups();
  compare_types();
  if (base_->never || revision_->never) return;  // that is all there is to say
  keep_common_types();
  compare_null();
  compare_keywords();
  compare_lifecycle();
  compare_units();
  compare_opaque();
  compare_children();
  compare_required();
  compare_additional();
  compare_dependent_required();
  compare_alternatives();
  compare_all_of();
  compare_discriminator();
}

bool PairComparer::on_one_side(FactKind flag) const {
  return is_true(find(*base_, flag)) != is_true(find(*revision_, flag));
}

void PairComparer::compare_types() {
  const auto types_before = base_types();
  const auto types_after = revision_types();
  Json before = type_value(*base_, types_before);
  Json after = type_value(*revision_, types_after);
  if (before == after && types_before.has_value() == types_after.has_value()) return;
  tell(FactKind::type, Change::changed, std::move(before), std::move(after), &base_->type_at, &revision_->type_at);
}

// Where one side says nothing of types, the fact about the type says it all.
void PairComparer::compare_null() {
  if (!base_->null_known || !revision_->null_known || base_->nullable == revision_->nullable) return;
  tell(FactKind::nullable, Change::changed, base_->nullable, revision_->nullable, &base_->type_at, &revision_->type_at);
}

void PairComparer::compare_keywords() {
  const Keyword* constant_before = find(*base_, FactKind::constant);
  const Keyword* constant_after = find(*revision_, FactKind::constant);
  const Keyword* enum_before = find(*base_, FactKind::enumeration);
  const Keyword* enum_after = find(*revision_, FactKind::enumeration);
  if ((constant_before != nullptr && enum_after != nullptr) || (constant_after != nullptr && enum_before != nullptr)) {
    const std::optional<Keyword> before = enum_before == nullptr ? as_enum(constant_before) : *enum_before;
    const std::optional<Keyword> after = enum_after == nullptr ? as_enum(constant_after) : *enum_after;
    compare_enums(before ? &*before : nullptr, after ? &*after : nullptr);
  } else {
    compare_enums(enum_before, enum_after);
    compare_keyword(FactKind::constant, constant_before, constant_after);
  }
  std::vector<FactKind> kinds;
  for (const auto& [kind, keyword] : base_->keywords) kinds.push_back(kind);
  for (const auto& [kind, keyword] : revision_->keywords) {
    if (base_->keywords.count(kind) == 0) kinds.push_back(kind);
  }
  std::sort(kinds.begin(), kinds.end());
  for (const FactKind kind : kinds) {
    if (!contains(kElsewhere, kind) && !is_bound(kind))
      compare_keyword(kind, find(*base_, kind), find(*revision_, kind));
  }
  compare_min_contains();
  compare_bounds(kLowerEnd);
  compare_bounds(kUpperEnd);
  const FactKind unique = FactKind::unique_items;
  compare_keyword(unique, find(*base_, unique), find(*revision_, unique));
}

void PairComparer::compare_keyword(FactKind kind, const Keyword* before, const Keyword* after) {
  if (before == nullptr && after == nullptr) return;
  if (before == nullptr) {
    tell(kind, Change::added, std::nullopt, *after->value, nullptr, &after->at);
  } else if (after == nullptr) {
    tell(kind, Change::removed, *before->value, std::nullopt, &before->at);
  } else if (canonical_text(*before->value) != canonical_text(*after->value)) {
    const Change change = contains(kUnordered, kind) ? Change::changed : change_of(*before->value, *after->value);
    tell(kind, change, *before->value, *after->value, &before->at, &after->at);
  }
}

// `contains` asks for one item where nothing says how many (JSON Schema 2020-12 Validation, 6.4.5).
void PairComparer::compare_min_contains() {
  static const Keyword kOne{std::make_shared<const Json>(1), {}};
  const FactKind kind = FactKind::min_contains;
  const ChildKey contains{Role::applied, FactKind::contains, ""};
  const bool on_both = base_->children.count(contains) != 0 && revision_->children.count(contains) != 0;
  const Keyword* before = find(*base_, kind);
  const Keyword* after = find(*revision_, kind);
  if (on_both && before == nullptr && after != nullptr) before = &kOne;
  if (on_both && after == nullptr && before != nullptr) after = &kOne;
  compare_keyword(kind, before, after);
}

// One fact for one end of a range, whichever keyword says it.
void PairComparer::compare_bounds(const RangeEnd& end) {
  const std::optional<Bound> before = end_of(*base_, end);
  const std::optional<Bound> after = end_of(*revision_, end);
  if (!before || !after || before->kind == after->kind) {
    const bool integers = has_integers_only(*base_) && has_integers_only(*revision_);
    if (before && after && bound_text(*before, end, integers) == bound_text(*after, end, integers)) return;
    if (!before && !after) return;
    compare_keyword((before ? before : after)->kind, before ? before->keyword : nullptr,
                    after ? after->keyword : nullptr);
    return;
  }
  const auto found = order(*before, *after, end, has_integers_only(*base_) && has_integers_only(*revision_));
  if (!found) {  // too large to be compared
    compare_keyword(before->kind, before->keyword, nullptr);
    compare_keyword(after->kind, nullptr, after->keyword);
    return;
  }
  if (*found == 0) return;
  const Change change = *found < 0 ? Change::increased : Change::decreased;
  tell(end.inclusive, change, bound_value(*before, end), bound_value(*after, end), &before->keyword->at,
       &after->keyword->at);
}

// One fact for the values that came and one for those that went; `before` and `after` are those values, unless the
// whole enum came or went.
void PairComparer::compare_enums(const Keyword* before, const Keyword* after) {
  const FactKind kind = FactKind::enumeration;
  if (before == nullptr || after == nullptr) {
    compare_keyword(kind, before, after);
    return;
  }
  Json gone = missing_from(*before->value, *after->value);
  Json come = missing_from(*after->value, *before->value);
  if (!come.empty()) {
    tell(kind, Change::increased, std::nullopt, std::move(come), &before->at, &after->at);
  }
  if (!gone.empty()) {
    tell(kind, Change::decreased, std::move(gone), std::nullopt, &before->at, &after->at);
  }
}

// A sunset date that comes together with a deprecation is told with it.
void PairComparer::compare_lifecycle() {
  const Keyword* before = find(*base_, FactKind::deprecated);
  const Keyword* after = find(*revision_, FactKind::deprecated);
  const Keyword* sunset_before = find(*base_, FactKind::sunset);
  const Keyword* sunset_after = find(*revision_, FactKind::sunset);
  if (is_true(before) != is_true(after)) {
    SchemaFact& fact =
        tell(FactKind::deprecated, is_true(after) ? Change::added : Change::removed, std::nullopt, std::nullopt,
             before == nullptr ? nullptr : &before->at, after == nullptr ? nullptr : &after->at);
    fact.sunset = text_of(is_true(after) ? sunset_after : sunset_before);
  } else if (is_true(after)) {
    compare_keyword(FactKind::sunset, sunset_before, sunset_after);
  }
}

void PairComparer::compare_units() {
  if (base_->units == revision_->units || (base_->described_at.uri.empty() != revision_->described_at.uri.empty()))
    return;
  const Change change = base_->units.empty()       ? Change::added
                        : revision_->units.empty() ? Change::removed
                                                   : Change::changed;
  tell(FactKind::unit, change, Json(base_->units), Json(revision_->units), &base_->described_at,
       &revision_->described_at);
}

void PairComparer::compare_opaque() {
  if (base_->opaque == revision_->opaque) return;
  tell(FactKind::reference, Change::changed, Json(base_->opaque), Json(revision_->opaque));
}

}  // namespace steelyard::drift
