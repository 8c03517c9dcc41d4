// The answers of a pack against its contract and its promises: whether the mock lies.
//
//   for (report::Case& made : make_fixture_cases(provider, {}, ignore)) report.cases.push_back(std::move(made));
#pragma once

#include <vector>  // cases

#include "drift/attribution.h"
#include "drift/ignore.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::drift {

// One case an operation that the pack has answers for, with a finding for each breach (provider/audit.h). `page` is the
// same provider with the page's contract, or nullptr: a breach that it has not is one that the page knows of.
// Answers that `replayed` have been judged one by one: only what that does not see of them is told here.
std::vector<report::Case> make_fixture_cases(const provider::Provider& provider, const provider::Provider* page,
                                             bool replayed, IgnoreList& ignore);

}  // namespace steelyard::drift
