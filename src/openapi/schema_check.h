// Can every schema that a contract uses be compiled? Asked once at the start, so that a slip in a schema is told with
// its line and not met by the first client that needs it.
//
//   Result<std::vector<Error>> warnings = check_schemas(contract);
//   if (!warnings) return warnings.error();
#pragma once

#include <vector>  // warnings

#include "base/result.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

// The warnings of the schemas of all parameters, bodies and headers, each place looked at once. Errors: those of
// json_schema::compile(), each with its place.
Result<std::vector<Error>> check_schemas(const Contract& contract);

}  // namespace steelyard::openapi
