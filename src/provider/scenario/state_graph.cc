#include "provider/scenario/state_graph.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find
#include <set>        // states reached

#include "base/suggest.h"

namespace steelyard::provider {
namespace {

Status check_moves(const Scenario& scenario, const std::vector<std::string>& states) {
  for (const StateRow& row : scenario.rows) {
    for (const Move& move : row.moves) {
      if (std::find(states.begin(), states.end(), move.to) != states.end()) continue;
      const auto near = suggest(move.to, states);
      return Error{ErrorCode::scenario_state,
                   fmt::format("there is no state \"{}\"{}", move.to, near ? "; did you mean \"" + *near + "\"?" : ""),
                   move.where};
    }
  }
  return {};
}

Status check_rows(const Scenario& scenario) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const StateRow& row : scenario.rows) {
    if (seen.emplace(row.state, row.operation).second) continue;
    const std::string what = row.operation.empty() ? "every operation" : row.operation;
    return Error{ErrorCode::scenario_state,
                 fmt::format("the state \"{}\" answers {} already, further up", row.state, what), row.where};
  }
  return {};
}

Status check_reached(const Scenario& scenario) {
  std::set<std::string> reached = {scenario.rows.front().state};
  for (bool grows = true; grows;) {
    const std::size_t before = reached.size();
    for (const StateRow& row : scenario.rows) {
      if (reached.count(row.state) == 0) continue;
      for (const Move& move : row.moves) reached.insert(move.to);
    }
    grows = reached.size() > before;
  }
  for (const StateRow& row : scenario.rows) {
    if (reached.count(row.state) != 0) continue;
    return Error{ErrorCode::scenario_state, fmt::format("no request can lead to the state \"{}\"", row.state),
                 row.where};
  }
  return {};
}

}  // namespace

Status check_states(const Scenario& scenario) {
  if (Status sound = check_rows(scenario); !sound) return sound;
  if (Status sound = check_moves(scenario, scenario.states()); !sound) return sound;
  return check_reached(scenario);
}

}  // namespace steelyard::provider
