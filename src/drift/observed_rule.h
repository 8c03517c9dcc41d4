// The rules about what was observed: one row each in observed_rule.def.
//
//   const ObservedRuleRow& rule = row(ObservedRule::property_never_seen);
//   rule.id      // "property-never-seen"
#pragma once

#include <span>         // the table
#include <string_view>  // texts

#include "report/report.h"

namespace steelyard::drift {

enum class ObservedRule {
#define STEELYARD_OBSERVED(name, id, scope, level, says, advice) name,
#include "drift/observed_rule.def"
#undef STEELYARD_OBSERVED
};

// What a rule judges: answers and their shapes by a contract, the page by the contract, the answers of the pack by the
// contract, a shape by an older one, or the run itself.
enum class RuleScope { answer, page, fixture, shape, run };

struct ObservedRuleRow {
  ObservedRule rule;
  std::string_view id;  // kebab-case, stable
  RuleScope scope;
  report::Level level;
  std::string_view says;    // one sentence
  std::string_view advice;  // what to do
};

std::span<const ObservedRuleRow> observed_rules();
const ObservedRuleRow& row(ObservedRule rule);

}  // namespace steelyard::drift
