#include "drift/conditions.h"

#include "base/decimal.h"
#include "base/json.h"

namespace steelyard::drift::conditions {
namespace {

bool is(const std::shared_ptr<const Json>& value, bool wanted) { return value != nullptr && *value == wanted; }

// True if every multiple of the one is a multiple of the other.
bool divides(const std::shared_ptr<const Json>& divisor, const std::shared_ptr<const Json>& number) {
  const std::optional<Decimal> a = to_decimal(*divisor);
  const std::optional<Decimal> b = to_decimal(*number);
  return a && b && b->divisible_by(*a);
}

}  // namespace

bool always(const Fact& /*fact*/, const RuleContext& /*context*/) { return true; }

bool is_required(const Fact& fact, const RuleContext& /*context*/) { return fact.required; }
bool is_read_only(const Fact& fact, const RuleContext& /*context*/) { return fact.read_only; }
bool is_write_only(const Fact& fact, const RuleContext& /*context*/) { return fact.write_only; }
bool required_write_only(const Fact& fact, const RuleContext& /*context*/) { return fact.required && fact.write_only; }
bool required_not_read_only(const Fact& fact, const RuleContext& /*context*/) {
  return fact.required && !fact.read_only;
}
bool is_annotation_only(const Fact& fact, const RuleContext& /*context*/) { return fact.annotation_only; }

bool is_success(const Fact& fact, const RuleContext& /*context*/) { return fact.site->status.starts_with('2'); }

bool before_is_false(const Fact& fact, const RuleContext& /*context*/) { return is(fact.before, false); }
bool after_is_false(const Fact& fact, const RuleContext& /*context*/) { return is(fact.after, false); }
bool after_is_true(const Fact& fact, const RuleContext& /*context*/) { return is(fact.after, true); }

bool multiple_generalized(const Fact& fact, const RuleContext& /*context*/) { return divides(fact.after, fact.before); }
bool multiple_specialized(const Fact& fact, const RuleContext& /*context*/) { return divides(fact.before, fact.after); }

}  // namespace steelyard::drift::conditions
