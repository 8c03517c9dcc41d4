// Every schema of a contract is compiled once when it is loaded, so that a mistake in one is told with its place at
// start and not by the first request that comes upon it.
//
//   if (Status checked = check_schemas(contract); !checked) return checked.error();
#pragma once

#include "base/result.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

// Adds what the schema compiler warns of to the contract's warnings. Errors: those of json_schema::compile.
Status check_schemas(Contract& contract);

}  // namespace steelyard::openapi
