#include "drift/observed_rule.h"

#include <cstddef>  // indices

namespace steelyard::drift {
namespace {

constexpr ObservedRuleRow kRules[] = {
#define STEELYARD_OBSERVED(name, id, scope, level, says, advice) \
  {ObservedRule::name, id, RuleScope::scope, report::Level::level, says, advice},
#include "drift/observed_rule.def"
#undef STEELYARD_OBSERVED
};

}  // namespace

std::span<const ObservedRuleRow> observed_rules() { return kRules; }

const ObservedRuleRow& row(ObservedRule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace steelyard::drift
