// The cases of a report by operation: what the text and the JUnit writer both show.
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

// Every place that a finding has, one line each: "at /balance", "in fixtures/a/200.json:1:2", "broken rule: …". Safe
// to show.
std::vector<std::string> finding_places(const Finding& finding);

}  // namespace steelyard::report
