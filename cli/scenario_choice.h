// The scenarios that `serve --scenario` names: NAME, PROVIDER:NAME or a file.
//
//   if (Status ready = add_scenarios(arguments, loader, providers); !ready) return ready.error();   // before the mock
//   if (Status started = start_scenarios(arguments, mock); !started) return started.error();        // once it is made
#pragma once

#include <filesystem>  // files
#include <vector>      // providers

#include "base/result.h"
#include "cli/command.h"
#include "provider/pack.h"
#include "server/mock.h"

namespace steelyard::cli {

// Gives every provider the common scenarios, and those files that are named to the providers that they are for. A file
// takes the place of a scenario of its name. Errors: those of reading and of add_scenario(); provider_unknown for a
// file whose provider is not served.
Status add_scenarios(const Arguments& arguments, std::vector<provider::Provider>& providers);

// Starts what is named: a bare name for every provider that has such a scenario. Errors: scenario_unknown,
// provider_unknown, scenario_conflict.
Status start_scenarios(const Arguments& arguments, server::Mock& mock);

// Those of the choices that are files.
std::vector<std::filesystem::path> scenario_files(const Arguments& arguments);

// Starts what those files hold now and did not when `before` was listed, as far as nothing else that runs answers its
// operations, and says so in `changes`: a scenario that an edit renamed goes on under its new name.
void start_new_scenarios(const Arguments& arguments, const std::vector<server::ScenarioStatus>& before,
                         server::Mock& mock, server::ScenarioChanges& changes);

}  // namespace steelyard::cli
