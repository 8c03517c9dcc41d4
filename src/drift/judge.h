// From facts to findings: each fact is judged by the one rule that fits it.
//
//   std::vector<report::Finding> findings = judge(compare_contracts(base, revision), {.today = "2026-11-20"},
//   "breeze");
#pragma once

#include <string>  // names
#include <vector>  // findings

#include "drift/fact.h"
#include "drift/rule.h"
#include "report/report.h"

namespace steelyard::drift {

// In the order of the facts. What neither a consumer nor a sender can see (a write-only property in a response, a
// read-only one in a request) is told as info, whatever its rule says, and so is what changes of an endpoint that was
// below the level of stability that counts. The place of a finding is that of the revision
// (of the base for what is gone), the other one stands beside it.
std::vector<report::Finding> judge(const std::vector<Fact>& facts, RuleContext context, const std::string& provider);

// The sentence of a rule with what it speaks of in general: for lists and documentation.
std::string describe(const Rule& rule);

// Why a finding of that level and direction matters, and what to do.
std::string_view advice(report::Level level, Direction direction);

}  // namespace steelyard::drift
