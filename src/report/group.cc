#include "report/group.h"

#include <fmt/format.h>  // counts

#include <algorithm>  // std::find_if
#include <utility>    // std::pair

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

std::string headline(const Case& test) {
  const Finding* gravest = nullptr;
  for (const Finding& finding : test.findings) {
    const auto rank = [](const Finding& of) { return std::pair(!of.accepted.empty(), of.level); };
    if (gravest == nullptr || rank(finding) < rank(*gravest)) gravest = &finding;
  }
  if (gravest == nullptr) return test.reason;
  const std::size_t more = test.findings.size() - 1;
  return more == 0 ? gravest->message : fmt::format("{} (and {} more)", gravest->message, more);
}

std::string findings_line(const Summary& summary) {
  std::string line = fmt::format("{} error, {} warning, {} info", summary.error, summary.warning, summary.info);
  if (summary.accepted > 0) line += fmt::format(", {} accepted", summary.accepted);
  return line;
}

std::string cases_line(const Summary& summary) {
  std::string line = fmt::format("{} passed, {} failed, ", summary.passed, summary.failed);
  if (summary.known > 0) line += fmt::format("{} known, ", summary.known);
  return line + fmt::format("{} not exercised, {} unreachable", summary.not_exercised, summary.unreachable);
}

std::vector<std::string> finding_details(const Finding& finding) {
  std::vector<std::string> lines;
  const std::string location = to_string(finding.location);
  const std::string contract = to_string(finding.contract_location);
  if (!finding.pointer.empty()) lines.push_back("at " + safe_text(finding.pointer));
  if (!location.empty()) lines.push_back("in " + safe_text(location));
  if (!contract.empty() && contract != location) lines.push_back("contract: " + safe_text(contract));
  if (!finding.schema_pointer.empty()) lines.push_back("rule: " + safe_text(finding.schema_pointer));
  if (!finding.accepted.empty()) lines.push_back("accepted: " + safe_text(finding.accepted));
  return lines;
}

}  // namespace steelyard::report
