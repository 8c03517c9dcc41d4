// The cases of a report by operation: what the writers for people and for test results share.
#pragma once

#include <string>  // names
#include <vector>  // groups

#include "report/report.h"

namespace steelyard::report {

struct Group {
  std::string provider;
  std::string operation;
  std::vector<const Case*> cases;  // in the order of the report
};

// In the order in which the operations first appear. Keeps pointers into the report.
std::vector<Group> group_by_operation(const Report& report);

// "response_schema_conformance 200 [observed]": a case within its group.
std::string case_title(const Case& test);

// One sentence for the case: its gravest finding speaks, open ones first; without findings its reason. Not made safe.
std::string headline(const Case& test);

// "1 error, 0 warning, 2 info", and the accepted ones if there are any.
std::string findings_line(const Summary& summary);
// "3 passed, 1 failed, 0 not exercised, 0 unreachable", and the known ones if there are any.
std::string cases_line(const Summary& summary);

// Every place that a finding has, one line each: "at /balance", "in fixtures/a/200.json:1:2", "rule: …", and why a
// baseline accepts it. Safe to show.
std::vector<std::string> finding_details(const Finding& finding);

}  // namespace steelyard::report
