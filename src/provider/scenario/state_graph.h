// Do the states of a scenario hang together? Not for use outside this folder.
#pragma once

#include "base/result.h"
#include "provider/scenario/scenario.h"

namespace steelyard::provider {

// Error: scenario_state for a move to a state that is not there, a state that no move reaches, and two rows of a state
// for one operation.
Status check_states(const Scenario& scenario);

}  // namespace steelyard::provider
