// The rules about facts that only the prose of a page states: one row each in prose_rule.def.
//
//   row(ProseRule::unit_changed).id      // "prose-unit-changed"
#pragma once

#include <span>         // the table
#include <string_view>  // texts

#include "report/report.h"

namespace steelyard::drift {

enum class ProseRule {
#define STEELYARD_PROSE(name, id, level, says, advice) name,
#include "drift/prose_rule.def"
#undef STEELYARD_PROSE
};

struct ProseRuleRow {
  ProseRule rule;
  std::string_view id;  // kebab-case, stable
  report::Level level;
  std::string_view says;    // one sentence
  std::string_view advice;  // what to do
};

std::span<const ProseRuleRow> prose_rules();
const ProseRuleRow& row(ProseRule rule);

}  // namespace steelyard::drift
