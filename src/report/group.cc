#include "report/group.h"

#include <algorithm>  // std::find_if

#include "report/safe_text.h"

namespace steelyard::report {

std::vector<Group> group_by_operation(const Report& report) {
  std::vector<Group> groups;
  for (const Case& test : report.cases) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.provider == test.provider && group.operation == test.operation;
    });
    Group& group = found != groups.end() ? *found : groups.emplace_back(Group{test.provider, test.operation, {}});
    group.cases.push_back(&test);
  }
  return groups;
}

std::string case_title(const Case& test) {
  std::string title = safe_text(test.id);
  if (test.status != 0) title += " " + std::to_string(test.status);
  if (!test.subject.empty()) title += " [" + safe_text(test.subject) + "]";
  return title;
}

std::vector<std::string> finding_places(const Finding& finding) {
  std::vector<std::string> places;
  const std::string location = to_string(finding.location);
  const std::string contract = to_string(finding.contract_location);
  if (!finding.pointer.empty()) places.push_back("at " + safe_text(finding.pointer));
  if (!location.empty()) places.push_back("in " + safe_text(location));
  if (!contract.empty() && contract != location) places.push_back("contract: " + safe_text(contract));
  if (!finding.schema_pointer.empty()) places.push_back("rule: " + safe_text(finding.schema_pointer));
  return places;
}

}  // namespace steelyard::report
