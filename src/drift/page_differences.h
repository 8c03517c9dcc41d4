// What the page, as it is now, would have answers look like, as differences to the contract: for the patch that pins
// the page anew.
//
//   patch.settle_contract(provider, page_differences(provider, *page, findings));
#pragma once

#include <vector>  // observations

#include "drift/observer.h"
#include "openapi/contract.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::drift {

// A body that is made from each success that the page documents (provider/generate.h), judged by the contract; of what
// that shows only properties that came or went, and these only where `findings` tell of a change of the page.
std::vector<Observation> page_differences(const provider::Provider& provider, const openapi::Contract& page,
                                          const std::vector<report::Finding>& findings);

// Adds those of the unnamed properties (Observer::unnamed()) that the page names, as `findings` tell: page and service
// agree on them, and a contract that allows properties that it does not name is stale all the same.
void add_confirmed(std::vector<Observation>& observations, const std::vector<Observation>& unnamed,
                   const std::vector<report::Finding>& findings);

}  // namespace steelyard::drift
