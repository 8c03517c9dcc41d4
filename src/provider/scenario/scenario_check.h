// Does a provider have what a scenario asks for?
//
//   if (Status added = add_scenario(std::move(scenario), provider); !added) return added.error();
#pragma once

#include <vector>  // facts

#include "base/result.h"
#include "provider/provider.h"
#include "provider/scenario/transition.h"

namespace steelyard::provider {

// The operations of the provider that the scenario covers.
std::vector<RequestFacts> covered_operations(const Provider& provider, const Scenario& scenario);

// Errors: pack_operation_unknown, scenario_answer, and those of walk_scenario(). A scenario for any provider may ask
// for every error status, as a request may; one that is for this provider asks for what contract or pack know.
Status check_scenario(const Provider& provider, const Scenario& scenario);

// Checks it and adds it. Error: scenario_twice and those of check_scenario().
Status add_scenario(Scenario scenario, Provider& provider);

}  // namespace steelyard::provider
