// What would pin the page anew: patches of the contract, of the names of operations in provider.yaml, and of the
// answers that the page no longer documents as they are.
//
//   PatchProposal proposal = propose_page_patches({provider, *page->contract, findings, changes}, read_text);
#pragma once

#include <vector>  // findings

#include "drift/contract_patch.h"
#include "drift/observer.h"
#include "openapi/contract.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::drift {

struct ChangedPage {
  const provider::Provider& pack;
  const openapi::Contract& page;
  const std::vector<report::Finding>& findings;  // of the rules of contracts and of prose
  const std::vector<Observation>& changes;       // page_differences.h
};

// What only prose states is left to a person, and so is a page that no longer documents an operation that the pack
// answers, unless one took its place. Nothing is proposed where the text cannot be changed exactly.
PatchProposal propose_page_patches(const ChangedPage& changed, const ReadText& read);

}  // namespace steelyard::drift
