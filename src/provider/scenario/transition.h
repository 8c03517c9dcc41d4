// One request of a scenario: a pure function from where the scenario is to what is answered and where it is then.
//
//   Situation now = first_situation(scenario);
//   Step step = advance(scenario, now, {"GET /v1/balance", 200});
//   answer(*step.answer, step.next.amounts);
//   now = step.next;
#pragma once

#include <cstddef>   // indices
#include <cstdint>   // counts
#include <optional>  // bounds that were kept
#include <string>    // operations
#include <vector>    // amounts

#include "base/decimal.h"
#include "provider/scenario/scenario.h"

namespace steelyard::provider {

// Where a scenario is.
struct Situation {
  std::string state;
  std::uint32_t count = 0;  // requests answered in this state; as far as a move of the state counts
  std::vector<Decimal> amounts;

  auto operator<=>(const Situation&) const = default;
};

// What a transition needs to know of a request.
struct RequestFacts {
  std::string operation;     // "GET /v1/balance"
  int success_status = 200;  // what the operation answers if nothing speaks against it
};

struct Step {
  const StateRow* row = nullptr;  // of the scenario; nullptr: the state has none for the operation, nothing moves
  std::vector<Decimal> amounts;   // as the answer shows them
  Situation next;
  std::optional<std::size_t> beyond;  // the amount that fell below its least and was held there
};

Situation first_situation(const Scenario& scenario);

Step advance(const Scenario& scenario, const Situation& now, const RequestFacts& facts);

}  // namespace steelyard::provider
