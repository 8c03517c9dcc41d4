// The findings of a comparison of two contracts as the cases of a report: one for each operation, and
// one for the document if something is said of it.
//
//   report.cases = make_contract_cases({*base, *revision, "breeze"}, judge(facts, context, "breeze"));
#pragma once

#include <string>  // names
#include <vector>  // cases

#include "openapi/contract.h"
#include "report/report.h"

namespace steelyard::drift {

struct ComparedContracts {
  const openapi::Contract& base;
  const openapi::Contract& revision;
  std::string provider;
};

// The operations in the order of the revision, then those that are gone. A case with an error has failed.
std::vector<report::Case> make_contract_cases(const ComparedContracts& compared, std::vector<report::Finding> findings);

// The rules that the findings are of, each once, sorted.
std::vector<report::Rule> rules_of(const std::vector<report::Finding>& findings);

}  // namespace steelyard::drift
