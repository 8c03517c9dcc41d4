// The body of an answer as a step of a scenario shows it: amounts and values in place, and what follows from them.
//
//   Result<std::string> body = step_body(provider, {scenario, *step.row, step.amounts, "GET /v1/balance", 200}, text);
#pragma once

#include <string>  // bodies
#include <vector>  // amounts

#include "base/decimal.h"
#include "base/result.h"
#include "provider/provider.h"

namespace steelyard::provider {

struct StepView {
  const Scenario& scenario;
  const StepAnswer& answer;
  const std::vector<Decimal>& amounts;
  const std::string& operation;
  int status = 200;
};

// True if the step leaves no body of that status as it is.
bool changes_body(const StepView& step);

// The text with the amounts (in successes alone) and the values of the step in it; sums, mirrors and multiples that the
// provider promises follow, unless the step itself gives them. Errors: scenario_amount for a place that the body does
// not have, and those of reading JSON.
Result<std::string> step_body(const Provider& provider, const StepView& step, const std::string& text);

}  // namespace steelyard::provider
