#include "drift/fixture_cases.h"

#include <set>  // breaches

#include "drift/observed_cases.h"
#include "openapi/validator_store.h"
#include "provider/audit.h"

namespace steelyard::drift {
namespace {

using provider::FixtureBreach;
using report::Case;
using report::Finding;

// What tells a breach from the others, whichever contract it breaks.
std::string breach_key(const FixtureBreach& breach) {
  return breach.operation + "\n" + std::to_string(breach.answer->status) + "\n" + breach.answer->example + "\n" +
         breach.rule + "\n" + breach.pointer + "\n" + std::string(error_info(breach.error.code).id);
}

std::set<std::string> breaches_of(const provider::Provider& provider) {
  std::set<std::string> keys;
  openapi::ValidatorStore validators(*provider.contract);
  for (const FixtureBreach& breach : provider::audit_fixtures(provider, validators)) keys.insert(breach_key(breach));
  return keys;
}

// An answer that claims to be documented was judged like one that was seen, unless it says that it breaks something.
bool is_told(const FixtureBreach& breach, bool replayed) {
  return replayed && breach.answer->source == provider::Source::documented && !breach.answer->breach;
}

// An answer that was observed does not lie, whatever the contract says.
Attributed blame(const FixtureBreach& breach, PageSays page) {
  if (breach.answer->source != provider::Source::observed) {
    return attribute({Witness::documented_fixture, page, FixtureShows::nothing, {}});
  }
  Attributed made = attribute({Witness::samples, page, FixtureShows::nothing, {}});
  made.attribution.disagree.back().front() = side_of(Witness::documented_fixture);
  return made;
}

Finding finding_of(const provider::Provider& provider, const FixtureBreach& breach, PageSays page) {
  const ObservedRuleRow& rule = row(ObservedRule::fixture_differs);
  Attributed attributed = blame(breach, page);
  Finding finding;
  finding.id = rule.id;
  finding.level = rule.level;
  finding.message = breach.error.message + " (" + std::string(attributed.verdict) + ")";
  finding.provider = provider.name;
  finding.operation = breach.operation;
  finding.status = breach.answer->status;
  finding.subject = breach.answer->example + (breach.rule.empty() ? "" : " " + breach.rule);
  finding.pointer = breach.pointer;
  finding.location = breach.error.where;
  finding.contract_location = breach.contract_location;
  finding.help = attributed.attribution.says + " " + std::string(rule.advice);
  finding.attribution = std::move(attributed.attribution);
  return finding;
}

}  // namespace

std::vector<Case> make_fixture_cases(const provider::Provider& provider, const provider::Provider* page, bool replayed,
                                     IgnoreList& ignore) {
  const std::set<std::string> to_page = page != nullptr ? breaches_of(*page) : std::set<std::string>();
  std::vector<Case> cases;
  for (const openapi::Operation& operation : provider.contract->operations) {
    if (provider.answers(operation.label()).empty()) continue;
    Case made;
    made.id = row(ObservedRule::fixture_differs).id;
    made.provider = provider.name;
    made.operation = operation.label();
    made.location = operation.where;
    cases.push_back(std::move(made));
  }
  openapi::ValidatorStore validators(*provider.contract);
  for (const FixtureBreach& breach : provider::audit_fixtures(provider, validators)) {
    if (is_told(breach, replayed)) continue;
    const PageSays says = page == nullptr                         ? PageSays::unknown
                          : to_page.count(breach_key(breach)) > 0 ? PageSays::same_as_contract
                                                                  : PageSays::same_as_witness;
    Finding finding = finding_of(provider, breach, says);
    if (ignore.covers(finding.id, finding.pointer, finding.subject)) continue;
    for (Case& made : cases) {
      if (made.operation == breach.operation) made.findings.push_back(finding);
    }
  }
  for (Case& made : cases) settle(made);
  return cases;
}

}  // namespace steelyard::drift
