// A measured contract as cases and findings, for every report format, and as text for people.
//
//   report.cases = strength_cases(strength, {.min_score = 80});
//   out << strength_text({strength}, verbose);
#pragma once

#include <optional>  // no demand
#include <string>    // text
#include <vector>    // cases

#include "drift/strength.h"
#include "report/report.h"

namespace steelyard::drift {

struct StrengthDemand {
  std::optional<int> min_score = {};  // per cent that schema and promises together must notice
};

// A case for each mutator of each answer, with a finding for each mutant that the schema does not notice: info if a
// promise does, else warning. Then one named `strength` with the score, which fails if it is below what is demanded.
std::vector<report::Case> strength_cases(const Strength& strength, const StrengthDemand& demand);

// What the mutators and the score are about.
std::vector<report::Rule> strength_rules();

// A table of the scores, then for each provider who notices what, and what would help most. `verbose` adds every mutant
// that the schema lets through. Safe to show.
std::string strength_text(const std::vector<Strength>& all, bool verbose);

}  // namespace steelyard::drift
