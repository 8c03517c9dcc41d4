// Are the faults that scenarios name faults?
#pragma once

#include "base/result.h"
#include "server/routing.h"

namespace steelyard::server {

// Error: scenario_answer for the first name that no row of fault.def has, with the nearest one.
Status check_fault_names(const Providers& providers);

}  // namespace steelyard::server
