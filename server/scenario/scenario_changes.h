// What became of the scenarios that ran when others took their place.
//
//   const ScenarioChanges changes = store.replace(providers);
//   for (const std::string& name : changes.begun_anew) tell(name + " begins anew");
#pragma once

#include <string>  // names
#include <vector>  // lists

namespace steelyard::server {

// Each as "sunor:spend". One that is in neither list goes on where it was.
struct ScenarioChanges {
  std::vector<std::string> begun_anew;  // it tells another story now
  std::vector<std::string> stopped;     // it is gone, or another that runs answers its operations now
};

}  // namespace steelyard::server
