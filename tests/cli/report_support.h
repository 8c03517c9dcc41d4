// Reports of the program as JSON, held against the schema that is published for them.
//
//   const Json report = report_of(run_program({"check", "--mock", "--format", "json"}));
//   CHECK(findings_of(report, "invariant").size() == 1);
#pragma once

#include <string>       // texts
#include <string_view>  // ids
#include <vector>       // findings

#include "base/json.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {

// What `--format json` printed; fails the test unless it is one object that schemas/steelyard/report.schema.json
// allows.
Json report_of(const Outcome& outcome);
Json parse_report(const std::string& text);

// The findings of one check.
std::vector<Json> findings_of(const Json& report, std::string_view id);

// "file:line:column" of a finding.
std::string place_of(const Json& finding);

}  // namespace steelyard::cli
