// What a writer shows of a report: all findings, those that are open, what needs attention.
//
//   for (const Finding& problem : problems(report)) annotate(problem);
#pragma once

#include <string>  // names
#include <vector>  // findings

#include "report/report.h"

namespace steelyard::report {

// All findings, accepted ones too, in the order of the report. Points into the report.
std::vector<const Finding*> findings_of(const Report& report);

// What needs attention: the open findings, and an error with the id `unreachable` for each case whose target was not
// reached, for formats that know nothing but problems: a report without any must mean that all was well.
std::vector<Finding> problems(const Report& report);

// The file and line to show a finding at: where to mend it, else the line of the contract; may be empty.
const Location& place_of(const Finding& finding);

// "breeze GET /v1/balance 200 [observed]": what a finding is about, as far as it is known. Not made safe.
std::string about(const Finding& finding);

}  // namespace steelyard::report
