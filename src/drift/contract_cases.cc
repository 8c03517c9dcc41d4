#include "drift/contract_cases.h"

#include <map>  // cases by operation
#include <set>  // ids

#include "drift/rule_list.h"

namespace steelyard::drift {
namespace {

using report::Case;
using report::Finding;

constexpr char kCaseId[] = "contract_diff";

class Cases {
 public:
  explicit Cases(std::string provider) : provider_(std::move(provider)) {}

  Case& of(const std::string& operation, const Location& where) {
    const auto [found, is_new] = index_.emplace(operation, cases_.size());
    if (is_new) {
      Case made;
      made.id = kCaseId;
      made.provider = provider_;
      made.operation = operation;
      made.location = where;
      cases_.push_back(std::move(made));
    }
    return cases_[found->second];
  }
  std::vector<Case> take() { return std::move(cases_); }

 private:
  std::string provider_;
  std::vector<Case> cases_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

std::vector<Case> make_contract_cases(const ComparedContracts& compared, std::vector<Finding> findings) {
  Cases cases(compared.provider);
  for (const openapi::Operation& operation : compared.revision.operations) cases.of(operation.label(), operation.where);
  for (Finding& finding : findings) {
    Case& owner = cases.of(finding.operation, finding.location);
    if (finding.level == report::Level::error) owner.outcome = report::Outcome::failed;
    owner.findings.push_back(std::move(finding));
  }
  return cases.take();
}

std::vector<report::Rule> rules_of(const std::vector<Finding>& findings) {
  std::set<std::string> ids;
  for (const Finding& finding : findings) ids.insert(finding.id);
  std::vector<report::Rule> rules;
  for (const ListedRule& rule : list_rules()) {
    if (ids.count(rule.id) != 0) rules.push_back({rule.id, rule.says});
  }
  return rules;
}

}  // namespace steelyard::drift
