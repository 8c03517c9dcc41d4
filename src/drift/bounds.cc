#include "drift/bounds.h"

#include <algorithm>  // std::find

#include "base/decimal.h"
#include "base/json.h"
#include "drift/canonical.h"
#include "drift/keyword_types.h"

namespace steelyard::drift {
namespace {

// A place between the numbers: at `value`, or just right (+1) or left (-1) of it.
struct Cut {
  Decimal value;
  int side = 0;
};

bool is_exclusive(FactKind kind) { return kind == FactKind::exclusive_minimum || kind == FactKind::exclusive_maximum; }

Decimal one() {
  Decimal decimal;
  decimal.assign(std::int64_t{1});
  return decimal;
}

// The integer next to zero from a number that is none: 2 for 2.5 and -2 for -2.5. Nothing where it is written with an
// exponent.
std::optional<Decimal> truncated(const Decimal& number) {
  const std::string text = number.to_string();
  if (text.find('e') != std::string::npos) return std::nullopt;
  Decimal result;
  result.assign(text.substr(0, text.find('.')));
  return result;
}

// The first integer of a lower end, the last of an upper one.
Cut integer_cut(const Cut& cut, bool is_lower) {
  if (cut.value.is_integer()) {
    if (cut.side == 0) return cut;
    return {is_lower ? cut.value + one() : cut.value - one(), 0};
  }
  const std::optional<Decimal> whole = truncated(cut.value);
  if (!whole) return {cut.value, 0};
  if (is_lower) return {cut.value.is_negative() ? *whole : *whole + one(), 0};
  return {cut.value.is_negative() ? *whole - one() : *whole, 0};
}

std::optional<Cut> cut_of(const Bound& bound, const RangeEnd& end, bool integers) {
  std::optional<Decimal> value = to_decimal(*bound.keyword->value);
  if (!value) return std::nullopt;
  Cut cut{*std::move(value), 0};
  if (is_exclusive(bound.kind)) cut.side = end.is_lower ? 1 : -1;
  return integers ? integer_cut(cut, end.is_lower) : cut;
}

}  // namespace

bool is_bound(FactKind kind) { return kind == FactKind::minimum || kind == FactKind::maximum || is_exclusive(kind); }

std::optional<Bound> end_of(const NormalSchema& schema, const RangeEnd& end) {
  for (const FactKind kind : {end.inclusive, end.exclusive}) {
    const auto found = schema.keywords.find(kind);
    if (found != schema.keywords.end()) return Bound{kind, &found->second};
  }
  return std::nullopt;
}

void keep_tighter_bounds(NormalSchema& schema) {
  for (const RangeEnd& end : {kLowerEnd, kUpperEnd}) {
    const auto inclusive = schema.keywords.find(end.inclusive);
    const auto exclusive = schema.keywords.find(end.exclusive);
    if (inclusive == schema.keywords.end() || exclusive == schema.keywords.end()) continue;
    const auto found = order({end.inclusive, &inclusive->second}, {end.exclusive, &exclusive->second}, end, false);
    if (!found) continue;
    const bool inclusive_is_tighter = end.is_lower ? *found > 0 : *found < 0;
    schema.keywords.erase(inclusive_is_tighter ? exclusive : inclusive);
  }
}

bool has_integers_only(const NormalSchema& schema) {
  const auto types = schema.typed ? schema.types : types_of_values(schema).value_or(std::vector<std::string>());
  return std::find(types.begin(), types.end(), "number") == types.end() &&
         std::find(types.begin(), types.end(), "integer") != types.end();
}

std::optional<std::strong_ordering> order(const Bound& a, const Bound& b, const RangeEnd& end, bool integers) {
  const std::optional<Cut> left = cut_of(a, end, integers);
  const std::optional<Cut> right = cut_of(b, end, integers);
  if (!left || !right) return std::nullopt;
  if (left->value != right->value) return left->value <=> right->value;
  return left->side <=> right->side;
}

std::string bound_text(const Bound& bound, const RangeEnd& end, bool integers) {
  const std::optional<Cut> cut = cut_of(bound, end, integers);
  if (!cut) return canonical_text(*bound.keyword->value) + (is_exclusive(bound.kind) ? "!" : "");
  return cut->value.to_string() + (cut->side == 0 ? "" : "!");
}

}  // namespace steelyard::drift
