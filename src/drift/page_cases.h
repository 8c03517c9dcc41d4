// The page as it is now against the contract that was pinned from it.
//
//   std::vector<report::Case> cases = make_page_cases(provider, judge(facts, rules, provider.name), seen, ignore);
#pragma once

#include <set>     // places
#include <string>  // keys
#include <vector>  // cases

#include "drift/attribution.h"
#include "drift/ignore.h"
#include "drift/observed_cases.h"
#include "provider/provider.h"

namespace steelyard::drift {

// What the answers that were seen say where page and contract may differ.
class PageWitness {
 public:
  // Both of the same answers. Answers of the pack are no evidence for the contract, from which they were made.
  PageWitness(Witness witness, const std::vector<Observation>& by_contract, const std::vector<Observation>& by_page);

  Witness witness() const { return witness_; }
  WitnessSays says(const report::Finding& finding) const;

 private:
  Witness witness_;
  std::set<std::string> to_contract_;  // places where the answers differ from the contract
  std::set<std::string> to_page_;
};

// One case for each operation of the contract and for each that a finding names: passed, or with the findings of the
// rules of `diff` (drift/rule.h) and of prose. Each says whether the answers that were seen side with the page.
std::vector<report::Case> make_page_cases(const provider::Provider& provider, std::vector<report::Finding> findings,
                                          const PageWitness& seen, IgnoreList& ignore);

}  // namespace steelyard::drift
