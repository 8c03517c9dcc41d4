// The two forms of `steelyard validate`.
#pragma once

#include "base/result.h"
#include "cli/command.h"

namespace steelyard::cli {

// With an API: saved bodies by its contract.
Result<int> run_validate_contract(const Arguments& arguments, Context& context);

// With --schema: any instance. Exit codes: 0 all are valid, 1 some are not or name a member twice, 3 some could not be
// read.
Result<int> run_validate_schema(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
