// Every check on every answer: what `steelyard check` judges, as test cases.
#include <doctest/doctest.h>

#include <algorithm>  // std::any_of
#include <map>        // verdicts by target
#include <string>     // names

#include "contract-tests/case_name.h"

namespace steelyard::contract_tests {
namespace {

using report::Case;
using report::Outcome;

// The checks of a target, run once: a promise of sameness needs the answers of one run.
const std::vector<Case>& cases_of(const Target& target) {
  static std::map<std::string, std::vector<Case>> by_provider;
  const auto known = by_provider.find(target.provider.name);
  if (known != by_provider.end()) return known->second;
  return by_provider.emplace(target.provider.name, run_all_checks(target)).first->second;
}

std::string name_of(const Case& each) {
  const std::string name = each.provider + " " + each.operation + " " + std::to_string(each.status);
  return each.subject.empty() ? name : name + " [" + each.subject + "]";
}

void judge(const Case& each) {
  CAPTURE(each.id);
  CAPTURE(each.reason);
  CHECK(each.outcome != Outcome::unreachable);
  CHECK(each.outcome != Outcome::failed);
  for (const report::Finding& finding : each.findings) {
    if (finding.level != report::Level::error) continue;
    FAIL_CHECK(each.id << ": " << finding.message << " at \"" << finding.pointer << "\" in "
                       << to_string(finding.location) << " (contract: " << to_string(finding.contract_location) << ")");
  }
}

// An answer that was not asked for is told in one line; single checks that an answer gives no occasion for are not.
void tell_not_exercised(const std::string& name, const std::vector<const Case*>& cases) {
  const bool asked =
      std::any_of(cases.begin(), cases.end(), [](const Case* each) { return each->outcome != Outcome::not_exercised; });
  if (!asked) tell_skipped(name, cases.front()->reason);
}

TEST_CASE("answers keep their contract") {
  for (const Target& target : targets().all()) {
    std::map<std::string, std::vector<const Case*>> by_name;
    for (const Case& each : cases_of(target)) by_name[name_of(each)].push_back(&each);
    CHECK_FALSE(by_name.empty());
    for (const auto& [name, cases] : by_name) {
      SUBCASE(name.c_str()) {
        for (const Case* each : cases) judge(*each);
        if (target.live) tell_not_exercised(name, cases);
      }
    }
  }
}

}  // namespace
}  // namespace steelyard::contract_tests
