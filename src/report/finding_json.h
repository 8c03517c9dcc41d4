// A finding as the JSON formats show it: schemas/steelyard/report.schema.json, #/$defs/finding.
//
//   for (const Finding* finding : findings_of(report)) out << write_json(finding_json(*finding)) << '\n';
#pragma once

#include "base/json_fwd.h"
#include "report/report.h"

namespace steelyard::report {

// Needs base/json.h to be used.
Json finding_json(const Finding& finding);

}  // namespace steelyard::report
