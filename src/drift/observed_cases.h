// Observations as cases of a report: one for each rule of each status that was seen, passed ones too.
//
//   CaseMaker maker(provider, Witness::live);
//   std::vector<report::Case> cases = maker.make(observer.finish(), ignore);
#pragma once

#include <map>     // what others say
#include <set>     // what others say
#include <string>  // keys
#include <vector>  // cases

#include "drift/attribution.h"
#include "drift/contract_patch.h"
#include "drift/ignore.h"
#include "drift/observer.h"
#include "report/report.h"

namespace steelyard::drift {

// What tells one difference from another, whoever saw it: operation, status, rule, pointer, subject.
std::string difference_key(const Observation& observation, const Difference& difference);

// A difference as a finding, before anybody says who is stale.
report::Finding bare_finding(const std::string& provider, const Observation& observation, const Difference& difference);

// What the other sides say of the same matter.
struct OtherWitnesses {
  bool has_page = false;
  std::set<std::string> page;               // differences that the same answers show to the page
  std::map<std::string, std::string> seen;  // differences that observed answers of the pack show, and which answer
  std::set<std::string> fixtures;           // differences that the documented answers of the pack show
  std::set<std::string> replayed;           // operations and statuses of these: operation_key()
};

// Operation and status of an observation.
std::string operation_key(const Observation& observation);

class CaseMaker {
 public:
  CaseMaker(const provider::Provider& provider, Witness witness, const OtherWitnesses& others)
      : provider_(provider), witness_(witness), others_(others) {}

  std::vector<report::Case> make(const std::vector<Observation>& observations, IgnoreList& ignore) const;

 private:
  report::Finding finding(const Observation& observation, const Difference& difference) const;

  const provider::Provider& provider_;
  Witness witness_;
  const OtherWitnesses& others_;
};

// The cases of a comparison of two shapes.
std::vector<report::Case> make_shape_cases(const Differences& differences, const std::string& before,
                                           const std::string& now, IgnoreList& ignore);

// What no patch could be made for, and why: a note at each place that stands in the way. No case if nothing was left
// so.
std::vector<report::Case> make_no_patch_cases(const provider::Provider& provider,
                                              const std::vector<LeftDifference>& left);

// A case that fails for each pattern that matches nothing.
report::Case make_ignore_case(const IgnoreList& ignore);

// Failed if it has an error among its findings.
void settle(report::Case& made);

// The rules as reports list them.
std::vector<report::Rule> observed_report_rules(RuleScope scope);

}  // namespace steelyard::drift
