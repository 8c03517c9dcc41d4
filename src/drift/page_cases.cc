#include "drift/page_cases.h"

#include <map>  // findings of an operation

#include "http/message.h"

namespace steelyard::drift {
namespace {

using report::Case;
using report::Finding;

// What finding and difference have in common, whatever their rules: operation, status and the place in the answer.
std::string place_key(const std::string& operation, int status, const std::string& pointer,
                      const std::string& subject) {
  return operation + "\n" + std::to_string(status) + "\n" + (pointer.empty() ? http::to_lower(subject) : pointer);
}

std::set<std::string> places_of(const std::vector<Observation>& observations) {
  std::set<std::string> places;
  for (const Observation& observation : observations) {
    if (observation.operation == nullptr) continue;
    for (const Difference& difference : observation.differences) {
      places.insert(
          place_key(observation.operation->label(), observation.status, difference.pointer, difference.subject));
    }
  }
  return places;
}

Case empty_case(const provider::Provider& provider, const std::string& operation, const Location& where) {
  Case made;
  made.id = row(ObservedRule::page_changed).id;
  made.provider = provider.name;
  made.operation = operation;
  made.location = where;
  return made;
}

}  // namespace

PageWitness::PageWitness(Witness witness, const std::vector<Observation>& by_contract,
                         const std::vector<Observation>& by_page)
    : witness_(witness), to_contract_(places_of(by_contract)), to_page_(places_of(by_page)) {}

WitnessSays PageWitness::says(const Finding& finding) const {
  const std::string place = place_key(finding.operation, finding.status, finding.pointer, finding.subject);
  const bool to_contract = to_contract_.count(place) > 0;
  const bool to_page = to_page_.count(place) > 0;
  if (to_contract && !to_page) return WitnessSays::same_as_page;
  if (witness_ == Witness::documented_fixture || !to_page) return WitnessSays::nothing;
  return to_contract ? WitnessSays::something_else : WitnessSays::same_as_contract;
}

std::vector<Case> make_page_cases(const provider::Provider& provider, std::vector<Finding> findings,
                                  const PageWitness& seen, IgnoreList& ignore) {
  std::map<std::string, std::size_t> index;
  std::vector<Case> cases;
  const auto case_of = [&](const std::string& operation, const Location& where) -> Case& {
    const auto [found, is_new] = index.emplace(operation, cases.size());
    if (is_new) cases.push_back(empty_case(provider, operation, where));
    return cases[found->second];
  };
  for (const openapi::Operation& operation : provider.contract->operations) {
    case_of(operation.label(), operation.where);
  }
  for (Finding& finding : findings) {
    if (ignore.covers(finding.id, finding.pointer, finding.subject)) continue;
    Attributed attributed = attribute_page(seen.witness(), seen.says(finding));
    if (finding.level != report::Level::info) finding.message += " (" + std::string(attributed.verdict) + ")";
    finding.help = attributed.attribution.says + " " + finding.help;
    finding.attribution = std::move(attributed.attribution);
    Case& made = case_of(finding.operation, finding.location);
    made.findings.push_back(std::move(finding));
  }
  for (Case& made : cases) settle(made);
  return cases;
}

}  // namespace steelyard::drift
