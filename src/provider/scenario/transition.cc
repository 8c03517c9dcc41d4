#include "provider/scenario/transition.h"

#include <algorithm>  // std::max

namespace steelyard::provider {
namespace {

// The row of the state for that very operation, else the one for any.
const StateRow* find_row(const Scenario& scenario, const std::string& state, const std::string& operation) {
  const StateRow* general = nullptr;
  for (const StateRow& row : scenario.rows) {
    if (row.state != state) continue;
    if (row.operation == operation) return &row;
    if (row.operation.empty()) general = &row;
  }
  return general;
}

// How far requests of a state are counted: beyond the largest `after`, one more changes nothing.
std::uint32_t most_counted(const Scenario& scenario, const std::string& state) {
  std::uint32_t most = 0;
  for (const StateRow& row : scenario.rows) {
    if (row.state != state) continue;
    for (const Move& move : row.moves) most = std::max(most, move.after);
  }
  return most;
}

bool holds(const Move& move, const Situation& now, int status) {
  if (now.count < move.after || (move.status && *move.status != status)) return false;
  if (move.compare == Move::Compare::none) return true;
  const Decimal& amount = now.amounts[move.amount];
  if (move.compare == Move::Compare::below) return amount < move.bound;
  return move.compare == Move::Compare::equals ? amount == move.bound : amount >= move.bound;
}

}  // namespace

Situation first_situation(const Scenario& scenario) {
  Situation first{scenario.rows.front().state, 0, {}};
  for (const Amount& amount : scenario.amounts) first.amounts.push_back(amount.start);
  return first;
}

Step advance(const Scenario& scenario, const Situation& now, const RequestFacts& facts) {
  Step step;
  step.next = now;
  step.row = find_row(scenario, now.state, facts.operation);
  if (step.row != nullptr) {
    for (const Change& change : step.row->changes) {
      Decimal& amount = step.next.amounts[change.amount];
      amount = change.kind == Change::Kind::set ? change.by : amount + change.by;
      const Decimal& least = scenario.amounts[change.amount].least;
      if (amount >= least) continue;
      step.beyond = change.amount;
      amount = least;
    }
    step.next.count = std::min(now.count + 1, most_counted(scenario, now.state));
    const int status = step.row->answer.status.value_or(facts.success_status);
    for (const Move& move : step.row->moves) {
      if (!holds(move, step.next, status)) continue;
      step.next.state = move.to;
      step.next.count = 0;
      break;
    }
  }
  step.amounts = step.next.amounts;
  return step;
}

}  // namespace steelyard::provider
