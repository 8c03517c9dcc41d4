// Do the answers of a scenario keep contract and promises, whatever requests come?
//
//   for (const Error& error : audit_scenario(provider, scenario, validators)) print(to_string(error));
#pragma once

#include <vector>  // errors

#include "base/result.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::provider {

// Every answer that a step changes, in every situation that requests can lead to, judged as the fixtures are (those
// are judged by audit_fixtures()): scenario_breach,
// scenario_amount (a place that the body does not have), each at its row of the scenario, which has one error at most.
// The scenario has passed check_scenario().
std::vector<Error> audit_scenario(const Provider& provider, const Scenario& scenario,
                                  openapi::ValidatorStore& validators);

}  // namespace steelyard::provider
