#include "server/scenario/show_step.h"

#include "openapi/media_type.h"
#include "provider/scenario/step_body.h"

namespace steelyard::server {

Answered show_step(const provider::Provider& provider, const ScenarioStep& step, Answered answered) {
  const provider::StepAnswer& wanted = step.row->answer;
  http::Response& response = answered.response;
  answered.scenario = step.scenario->name + ": " + step.row->state;
  if (wanted.delay.count() > 0) answered.delivery.delay = wanted.delay;
  if (const auto fault = find_fault(wanted.fault)) answered.delivery.fault = *fault;
  response.headers.set("Steelyard-Scenario", answered.scenario);
  const bool as_wished = wanted.status ? *wanted.status == response.status : response.status < 300;
  if (!as_wished) return answered;
  const std::string* type = response.headers.find("Content-Type");
  if (type != nullptr && openapi::is_json(*type)) {
    const provider::StepView view{*step.scenario, wanted, step.amounts, answered.operation, response.status};
    // A body without the place is as the API sends it: check_scenario() has refused those of the pack.
    if (Result<std::string> body = step_body(provider, view, response.body)) response.body = std::move(*body);
  }
  for (const auto& [name, value] : wanted.headers) response.headers.set(name, value);
  return answered;
}

}  // namespace steelyard::server
