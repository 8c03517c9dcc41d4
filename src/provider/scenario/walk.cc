#include "provider/scenario/walk.h"

#include <fmt/format.h>  // messages

#include <deque>  // situations to visit
#include <set>    // situations seen

namespace steelyard::provider {

Result<Walk> walk_scenario(const Scenario& scenario, const std::vector<RequestFacts>& operations) {
  Walk walk;
  std::set<Situation> seen;
  std::deque<Situation> ahead = {first_situation(scenario)};
  seen.insert(ahead.front());
  while (!ahead.empty()) {
    const Situation now = std::move(ahead.front());
    ahead.pop_front();
    walk.arrivals.emplace(now.state, now);
    for (const RequestFacts& facts : operations) {
      Step step = advance(scenario, now, facts);
      if (step.beyond) {
        const Amount& amount = scenario.amounts[*step.beyond];
        return Error{ErrorCode::scenario_amount,
                     fmt::format("in the state \"{}\" {} falls below its least, {}", now.state, amount.name,
                                 amount.least.to_string()),
                     step.row->where};
      }
      if (seen.insert(step.next).second) ahead.push_back(step.next);
      walk.steps.push_back({now, facts, std::move(step)});
    }
    if (seen.size() > kMostSituations) {
      return Error{ErrorCode::scenario_endless,
                   fmt::format("\"{}\" can be in more than {} situations", scenario.name, kMostSituations),
                   scenario.where};
    }
  }
  return walk;
}

}  // namespace steelyard::provider
