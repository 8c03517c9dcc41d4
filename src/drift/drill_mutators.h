// The ways in which a drilled answer goes wrong, one row a rule. Not for use outside this folder: see drill.h.
//
//   for (const DrillRow& row : drill_rows())
//     for (const DrillCandidate& candidate : row.make(original)) try_it(candidate);
#pragma once

#include <span>    // the table
#include <string>  // texts
#include <vector>  // candidates

#include "drift/observed_rule.h"
#include "drift/strength_mutators.h"

namespace steelyard::drift {

struct DrillCandidate {
  std::string change;
  Sent sent;
  std::string text = {};  // of the body, where no JSON value can say it; "" for sent.body
};

// Candidates may show more than the rule, or something else: drill() takes the first that shows it alone.
struct DrillRow {
  ObservedRule rule;
  std::string_view does;
  std::vector<DrillCandidate> (*make)(const Original&);
};

std::span<const DrillRow> drill_rows();

// drill_body_mutators.cc
std::vector<DrillCandidate> widen_types(const Original& original);
std::vector<DrillCandidate> leave_enumerations(const Original& original);
std::vector<DrillCandidate> lengthen_numbers(const Original& original);
std::vector<DrillCandidate> repeat_members(const Original& original);
std::vector<DrillCandidate> break_schemas(const Original& original);

}  // namespace steelyard::drift
