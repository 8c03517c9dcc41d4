// What `steelyard diff` says of prose: a page on either side against what is pinned.
#pragma once

#include <vector>  // findings

#include "base/result.h"
#include "cli/contract_source.h"
#include "report/report.h"

namespace steelyard::cli {

// The pins are those of the side that has a pack. Of two pages, those of the built-in provider that documents the same
// API, if there is one; then only what the base still says is told. Errors: those of PageProse::read().
Status add_prose_findings(const ContractSource& base, const ContractSource& revision,
                          std::vector<report::Finding>& findings);

}  // namespace steelyard::cli
