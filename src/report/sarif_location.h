// A place as SARIF writes it (2.1.0, section 3.28).
//
//   Json location = sarif_location({"fixtures/a b.json", 2, 3}, "breeze GET /v1/balance 200 /balance");
#pragma once

#include <string>  // names

#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard::report {

// A physicalLocation if the file is known and a logicalLocation if the name is not empty. Files are relative to the
// repository (`%SRCROOT%`); absolute paths become file: URIs, and URLs stay URLs. Needs base/json.h to be used.
Json sarif_location(const Location& place, const std::string& logical_name);

}  // namespace steelyard::report
