// Every situation that requests can lead a scenario to.
//
//   Result<Walk> walk = walk_scenario(scenario, operations);
//   for (const WalkedStep& walked : walk->steps) judge(walked.step);
#pragma once

#include <cstddef>  // limits
#include <map>      // first arrivals
#include <string>   // states
#include <vector>   // steps

#include "base/result.h"
#include "provider/scenario/transition.h"

namespace steelyard::provider {

// More situations than that are more than a story, and are not judged one by one.
inline constexpr std::size_t kMostSituations = 10'000;

struct WalkedStep {
  Situation from;
  RequestFacts facts;
  Step step;
};

struct Walk {
  std::vector<WalkedStep> steps;              // each situation × each operation, nearest to the start first
  std::map<std::string, Situation> arrivals;  // state → the situation in which it is first reached
};

// The operations are those that the scenario covers. The steps point into the scenario, which must outlive them.
// Errors: scenario_amount if an amount falls below its least, scenario_endless beyond kMostSituations.
Result<Walk> walk_scenario(const Scenario& scenario, const std::vector<RequestFacts>& operations);

}  // namespace steelyard::provider
