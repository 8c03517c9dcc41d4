// What a revision of a contract means for those who rely on the base, its prose included.
//
//   Result<std::vector<report::Finding>> findings = contract_findings(*base, *revision, "breeze", {.today =
//   "2026-11-20"});
#pragma once

#include <string>  // names
#include <vector>  // findings

#include "base/result.h"
#include "cli/contract_source.h"
#include "drift/rule.h"
#include "report/report.h"

namespace steelyard::cli {

// In the order of the facts (drift/judge.h), prose last. Where only the revision is a page, what is gone is told where
// it is missing on the page. Errors: those of add_prose_findings().
Result<std::vector<report::Finding>> contract_findings(const ContractSource& base, const ContractSource& revision,
                                                       const std::string& provider, const drift::RuleContext& rules);

}  // namespace steelyard::cli
