#include "report/select.h"

namespace steelyard::report {
namespace {

Finding lost_case(const Case& test) {
  Finding finding;
  finding.id = "unreachable";
  finding.message = test.id + " could not be asked: " + test.reason;
  finding.provider = test.provider;
  finding.operation = test.operation;
  finding.status = test.status;
  finding.subject = test.subject.empty() ? test.id : test.id + " " + test.subject;
  finding.location = test.location;
  return finding;
}

}  // namespace

std::vector<const Finding*> findings_of(const Report& report) {
  std::vector<const Finding*> findings;
  for (const Case& test : report.cases) {
    for (const Finding& finding : test.findings) findings.push_back(&finding);
  }
  return findings;
}

std::vector<Finding> problems(const Report& report) {
  std::vector<Finding> problems;
  for (const Case& test : report.cases) {
    if (test.outcome == Outcome::unreachable) problems.push_back(lost_case(test));
    for (const Finding& finding : test.findings) {
      if (finding.accepted.empty()) problems.push_back(finding);
    }
  }
  return problems;
}

const Location& place_of(const Finding& finding) {
  return finding.location.file.empty() ? finding.contract_location : finding.location;
}

std::string about(const Finding& finding) {
  std::string text = finding.provider;
  const auto add = [&text](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  };
  add(finding.operation);
  if (finding.status != 0) add(std::to_string(finding.status));
  if (!finding.subject.empty()) add("[" + finding.subject + "]");
  return text;
}

}  // namespace steelyard::report
