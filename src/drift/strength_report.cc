#include "drift/strength_report.h"

#include <fmt/format.h>  // messages

#include "drift/strength_mutators.h"

namespace steelyard::drift {
namespace {

constexpr const char* kScore = "strength";
constexpr const char* kAllOperations = "all operations";

std::string who_notices(const Trial& trial) {
  if (trial.caught == Caught::promise) return "only the promise " + trial.by + " notices";
  if (trial.caught == Caught::hint) return "nothing fails: only " + trial.by + " tells";
  return "nothing notices";
}

report::Finding unnoticed(const Trial& trial, const report::Case& test) {
  const report::Level level = trial.caught == Caught::promise ? report::Level::info : report::Level::warning;
  report::Finding finding = report::finding_of(test, level, trial.change + ", and " + who_notices(trial));
  finding.pointer = trial.pointer;
  finding.location = trial.contract_location;
  finding.help = trial.advice;
  return finding;
}

bool belongs(const Trial& trial, const report::Case& test) {
  return test.id == trial.mutator && test.operation == trial.operation && test.status == trial.status &&
         test.subject == trial.example;
}

report::Case case_of(const Trial& trial, const std::string& provider) {
  report::Case test;
  test.id = trial.mutator;
  test.provider = provider;
  test.operation = trial.operation;
  test.status = trial.status;
  test.subject = trial.example;
  test.location = trial.contract_location;
  return test;
}

report::Case case_of(const Untried& untried, const std::string& provider) {
  report::Case test;
  test.id = kScore;
  test.provider = provider;
  test.operation = untried.operation;
  test.status = untried.status;
  test.subject = untried.example;
  test.outcome = report::Outcome::not_exercised;
  test.reason = untried.why;
  return test;
}

report::Case score_case(const Strength& strength, const StrengthDemand& demand) {
  report::Case test;
  test.id = kScore;
  test.provider = strength.provider;
  test.operation = kAllOperations;
  const std::optional<int> score = strength.score(Caught::promise);
  if (!score && !demand.min_score) {
    test.outcome = report::Outcome::not_exercised;
    test.reason = "not measured: " + strength.why_not_measured();
    return test;
  }
  std::string message = score
                            ? fmt::format("of {} mutants the schema notices {} ({}%), with promises {} ({}%)",
                                          strength.trials.size(), strength.caught_by(Caught::schema),
                                          *strength.score(Caught::schema), strength.caught_by(Caught::promise), *score)
                            : "not measured: " + strength.why_not_measured();
  report::Finding finding = report::finding_of(test, report::Level::info, std::move(message));
  if (demand.min_score && score.value_or(-1) < *demand.min_score) {
    finding.level = report::Level::error;
    finding.message += fmt::format(", and {}% are demanded", *demand.min_score);
    test.outcome = report::Outcome::failed;
  }
  if (!strength.advice.empty()) {
    finding.help = strength.advice.front().what;
    finding.location = strength.advice.front().where;
  }
  test.findings.push_back(std::move(finding));
  return test;
}

}  // namespace

std::vector<report::Case> strength_cases(const Strength& strength, const StrengthDemand& demand) {
  std::vector<report::Case> cases;
  for (const Trial& trial : strength.trials) {  // those of one case stand together
    if (cases.empty() || !belongs(trial, cases.back())) cases.push_back(case_of(trial, strength.provider));
    if (trial.caught != Caught::schema) cases.back().findings.push_back(unnoticed(trial, cases.back()));
  }
  for (const Untried& untried : strength.untried) cases.push_back(case_of(untried, strength.provider));
  cases.push_back(score_case(strength, demand));
  return cases;
}

std::vector<report::Rule> strength_rules() {
  std::vector<report::Rule> rules;
  for (const Mutator& mutator : mutators()) rules.push_back({std::string(mutator.id), std::string(mutator.says)});
  rules.push_back({kScore, "how many of the mutants schema and promises notice"});
  return rules;
}

}  // namespace steelyard::drift
