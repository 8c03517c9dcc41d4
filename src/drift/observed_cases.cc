#include "drift/observed_cases.h"

#include <algorithm>  // std::any_of

namespace steelyard::drift {
namespace {

using report::Case;
using report::Finding;
using report::Outcome;

Finding bare_finding(const Difference& difference) {
  const ObservedRuleRow& rule = row(difference.rule);
  Finding finding;
  finding.id = rule.id;
  finding.level = difference.level.value_or(rule.level);
  finding.message = difference.message;
  finding.subject = difference.subject;
  finding.pointer = difference.pointer;
  finding.schema_pointer = difference.schema.pointer;
  finding.location = difference.seen.file.empty() ? difference.contract : difference.seen;
  finding.contract_location = difference.contract;
  finding.help = rule.advice;
  return finding;
}

// Rules of whole samples are not judged status by status, and the other way round.
bool is_about_strangers(ObservedRule rule) {
  return rule == ObservedRule::undocumented_operation || rule == ObservedRule::foreign_host;
}

}  // namespace

void settle(Case& made) {
  const bool failed = std::any_of(made.findings.begin(), made.findings.end(),
                                  [](const Finding& finding) { return finding.level == report::Level::error; });
  made.outcome = failed ? Outcome::failed : Outcome::passed;
}

std::string operation_key(const Observation& observation) {
  const std::string label = observation.operation != nullptr ? observation.operation->label() : "";
  return label + "\n" + std::to_string(observation.status);
}

std::string difference_key(const Observation& observation, const Difference& difference) {
  return operation_key(observation) + "\n" + std::string(row(difference.rule).id) + "\n" + difference.pointer + "\n" +
         difference.subject;
}

Finding bare_finding(const std::string& provider, const Observation& observation, const Difference& difference) {
  Finding made = bare_finding(difference);
  made.provider = provider;
  made.status = observation.status;
  if (observation.operation != nullptr) made.operation = observation.operation->label();
  return made;
}

Finding CaseMaker::finding(const Observation& observation, const Difference& difference) const {
  Finding made = bare_finding(provider_.name, observation, difference);
  if (observation.operation == nullptr) return made;
  const std::string key = difference_key(observation, difference);
  Dispute dispute{witness_, PageSays::unknown, FixtureShows::nothing, {}};
  if (others_.has_page) {
    dispute.page = others_.page.count(key) > 0 ? PageSays::same_as_contract : PageSays::same_as_witness;
  }
  if (const auto seen = others_.seen.find(key); seen != others_.seen.end()) dispute.seen_before = seen->second;
  if (witness_ != Witness::documented_fixture && others_.replayed.count(operation_key(observation)) > 0) {
    dispute.fixture = others_.fixtures.count(key) > 0 ? FixtureShows::same_as_witness : FixtureShows::same_as_contract;
  }
  Attributed attributed = attribute(dispute);
  // Infos are no disputes, only what could be looked at.
  if (made.level != report::Level::info) made.message += " (" + std::string(attributed.verdict) + ")";
  made.help = attributed.attribution.says + " " + made.help;
  made.attribution = std::move(attributed.attribution);
  return made;
}

std::vector<Case> CaseMaker::make(const std::vector<Observation>& observations, IgnoreList& ignore) const {
  std::vector<Case> cases;
  for (const Observation& observation : observations) {
    for (const ObservedRuleRow& rule : observed_rules()) {
      const bool of_strangers = observation.operation == nullptr;
      if (rule.scope != RuleScope::answer || is_about_strangers(rule.rule) != of_strangers) continue;
      Case made;
      made.id = rule.id;
      made.provider = provider_.name;
      made.operation = of_strangers ? "" : observation.operation->label();
      made.status = observation.status;
      if (!of_strangers) {
        const openapi::ResponseSpec* documented = observation.operation->response_for(observation.status);
        made.location = documented != nullptr ? documented->where : observation.operation->where;
      }
      for (const Difference& difference : observation.differences) {
        if (difference.rule != rule.rule) continue;
        if (ignore.covers(rule.id, difference.pointer, difference.subject)) continue;
        made.findings.push_back(finding(observation, difference));
      }
      settle(made);
      cases.push_back(std::move(made));
    }
  }
  return cases;
}

std::vector<Case> make_shape_cases(const Differences& differences, const std::string& before, const std::string& now,
                                   IgnoreList& ignore) {
  std::vector<Case> cases;
  for (const ObservedRuleRow& rule : observed_rules()) {
    if (rule.scope != RuleScope::shape) continue;
    Case made;
    made.id = rule.id;
    made.location = {now, 0, 0};
    for (const Difference& difference : differences) {
      if (difference.rule != rule.rule || ignore.covers(rule.id, difference.pointer, difference.subject)) continue;
      Finding finding = bare_finding(difference);
      finding.location = {now, 0, 0};
      finding.contract_location = {before, 0, 0};
      made.findings.push_back(std::move(finding));
    }
    settle(made);
    cases.push_back(std::move(made));
  }
  return cases;
}

std::vector<Case> make_no_patch_cases(const provider::Provider& provider, const std::vector<LeftDifference>& left) {
  Case made;
  made.id = row(ObservedRule::no_patch).id;
  made.provider = provider.name;
  for (const LeftDifference& each : left) {
    if (each.why.empty()) continue;
    Difference difference;
    difference.rule = ObservedRule::no_patch;
    difference.pointer = each.difference.pointer;
    difference.subject = row(each.difference.rule).id;
    difference.message = "no patch settles " + difference.subject + ": " + each.why;
    difference.contract = each.where;
    made.findings.push_back(bare_finding(difference));
    made.findings.back().provider = provider.name;
  }
  if (made.findings.empty()) return {};
  return {made};
}

Case make_ignore_case(const IgnoreList& ignore) {
  Case made;
  made.id = row(ObservedRule::ignore_unmatched).id;
  for (const std::string& pattern : ignore.unmatched()) {
    Difference unmatched;
    unmatched.rule = ObservedRule::ignore_unmatched;
    unmatched.subject = pattern;
    unmatched.message = "--ignore " + pattern + " matches no finding";
    made.findings.push_back(bare_finding(unmatched));
  }
  settle(made);
  return made;
}

std::vector<report::Rule> observed_report_rules(RuleScope scope) {
  std::vector<report::Rule> rules;
  for (const ObservedRuleRow& rule : observed_rules()) {
    if (rule.scope == scope || rule.scope == RuleScope::run) {
      rules.push_back({std::string(rule.id), std::string(rule.says)});
    }
  }
  return rules;
}

}  // namespace steelyard::drift
