#include "provider/scenario/scenario_check.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find

#include "base/suggest.h"
#include "provider/scenario/step_answer.h"
#include "provider/scenario/step_body.h"
#include "provider/scenario/walk.h"

namespace steelyard::provider {
namespace {

const openapi::Operation* find_operation(const Provider& provider, const std::string& label) {
  for (const openapi::Operation& operation : provider.contract->operations) {
    if (operation.label() == label) return &operation;
  }
  return nullptr;
}

Status check_label(const Provider& provider, const std::string& label, const Location& where) {
  if (find_operation(provider, label) != nullptr) return {};
  std::vector<std::string> known;
  for (const openapi::Operation& operation : provider.contract->operations) known.push_back(operation.label());
  const auto near = suggest(label, known);
  return Error{ErrorCode::pack_operation_unknown,
               fmt::format("the contract of {} has no operation \"{}\"{}", provider.name, label,
                           near ? "; did you mean \"" + *near + "\"?" : ""),
               where};
}

Status check_labels(const Provider& provider, const Scenario& scenario) {
  for (const std::string& label : scenario.operations) {
    if (Status known = check_label(provider, label, scenario.where); !known) return known;
  }
  for (const StateRow& row : scenario.rows) {
    if (row.operation.empty()) continue;
    if (Status known = check_label(provider, row.operation, row.where); !known) return known;
    if (scenario.covers(row.operation)) continue;
    return Error{ErrorCode::scenario_state,
                 fmt::format("{} is not among the operations of the scenario", row.operation), row.where};
  }
  return {};
}

std::string known_answers(const Provider& provider, const openapi::Operation& operation) {
  std::string known;
  for (const Answer& answer : provider.answers(operation.label())) {
    known += fmt::format("{}{} {}", known.empty() ? "; there are " : ", ", answer.status, answer.example);
  }
  return known;
}

// One answer of the walk: is there such a one, and a body that the step can change?
Status check_answer(const Provider& provider, const Scenario& scenario, const WalkedStep& walked) {
  const StepAnswer& answer = walked.step.row->answer;
  const int status = answer.status.value_or(walked.facts.success_status);
  const openapi::Operation& operation = *find_operation(provider, walked.facts.operation);
  const StepView view{scenario, answer, walked.step.amounts, walked.facts.operation, status};
  if (find_step_answer(provider, operation, status, answer.example)) return {};
  const bool any_error = status >= 400 && scenario.provider.empty();
  const bool known = any_error || operation.response_for(status) != nullptr;
  if (known && answer.example.empty() && !changes_body(view)) return {};
  const std::string name = answer.example.empty() ? "" : fmt::format(" \"{}\"", answer.example);
  const std::string_view why = known && answer.example.empty() ? " whose body could be changed" : "";
  return Error{ErrorCode::scenario_answer,
               fmt::format("{} has no answer {}{} of {}{}{}", provider.name, status, name, operation.label(), why,
                           known_answers(provider, operation)),
               walked.step.row->where};
}

}  // namespace

std::vector<RequestFacts> covered_operations(const Provider& provider, const Scenario& scenario) {
  std::vector<RequestFacts> covered;
  for (const openapi::Operation& operation : provider.contract->operations) {
    if (scenario.covers(operation.label())) covered.push_back({operation.label(), operation.success_status()});
  }
  return covered;
}

Status check_scenario(const Provider& provider, const Scenario& scenario) {
  if (Status known = check_labels(provider, scenario); !known) return known;
  const Result<Walk> walk = walk_scenario(scenario, covered_operations(provider, scenario));
  if (!walk) return walk.error();
  for (const WalkedStep& walked : walk->steps) {
    if (walked.step.row == nullptr) continue;
    if (Status found = check_answer(provider, scenario, walked); !found) return found;
  }
  return {};
}

Status add_scenario(Scenario scenario, Provider& provider) {
  const auto same = std::find_if(provider.scenarios.begin(), provider.scenarios.end(),
                                 [&](const Scenario& other) { return other.name == scenario.name; });
  if (same != provider.scenarios.end()) {
    return Error{
        ErrorCode::scenario_twice,
        fmt::format("{} has a scenario \"{}\" already: {}", provider.name, scenario.name, to_string(same->where)),
        scenario.where};
  }
  if (Status sound = check_scenario(provider, scenario); !sound) return sound;
  provider.scenarios.push_back(std::move(scenario));
  return {};
}

}  // namespace steelyard::provider
