#include "provider/scenario/scenario_audit.h"

#include <fmt/format.h>  // messages

#include <set>  // rows that were told

#include "base/json.h"
#include "provider/audit.h"
#include "provider/promises.h"
#include "provider/scenario/scenario_check.h"
#include "provider/scenario/step_answer.h"
#include "provider/scenario/step_body.h"
#include "provider/scenario/walk.h"

namespace steelyard::provider {
namespace {

class ScenarioAudit {
 public:
  ScenarioAudit(const Provider& provider, const Scenario& scenario, openapi::ValidatorStore& validators)
      : provider_(provider), scenario_(scenario), validators_(validators) {}

  std::vector<Error> run() {
    const Result<Walk> walk = walk_scenario(scenario_, covered_operations(provider_, scenario_));
    if (!walk) return {walk.error()};
    for (const WalkedStep& walked : walk->steps) {
      const StateRow* row = walked.step.row;
      if (row != nullptr && told_.count(row) == 0) judge(walked);
    }
    return std::move(errors_);
  }

 private:
  void judge(const WalkedStep& walked) {
    const StepAnswer& step = walked.step.row->answer;
    const int status = step.status.value_or(walked.facts.success_status);
    for (const openapi::Operation& operation : provider_.contract->operations) {
      if (operation.label() != walked.facts.operation) continue;
      std::optional<Answer> answer = find_step_answer(provider_, operation, status, step.example);
      if (!answer || answer->breach)
        return;  // generated and borrowed bodies keep what they have to; breaches are meant
      const StepView view{scenario_, step, walked.step.amounts, walked.facts.operation, status};
      // What is replayed as it is, is judged among the fixtures.
      if (!changes_body(view) && step.headers.empty()) return;
      Result<std::string> body = step_body(provider_, view, answer->body);
      if (!body) {
        tell(walked, body.error());
        return;
      }
      answer->body = std::move(*body);
      answer->body_file = scenario_.where.file;  // a body is read where there is a file
      for (const auto& [name, value] : step.headers) answer->headers.push_back({name, value, false});
      judge_answer(walked, operation, *answer);
    }
  }

  void judge_answer(const WalkedStep& walked, const openapi::Operation& operation, const Answer& answer) {
    for (const FixtureBreach& breach : audit_answer(provider_, operation, answer, validators_)) {
      tell(walked, {ErrorCode::scenario_breach, breach.error.message, {}});
      return;
    }
    judge_sameness(walked, operation, answer);
  }

  // What has to be the same in every answer is the same as in the default answer of the status.
  void judge_sameness(const WalkedStep& walked, const openapi::Operation& operation, const Answer& answer) {
    const std::optional<Answer> first = find_step_answer(provider_, operation, answer.status, "");
    if (!first || answer.content_type.find("json") == std::string::npos) return;
    const Result<Document> reference = read_json(first->body, scenario_.where.file);
    const Result<Document> body = read_json(answer.body, scenario_.where.file);
    if (!reference || !body) return;
    const http::Headers no_headers;
    const PromiseSubject subject{answer.status, no_headers, &body->root(), false, &reference->root()};
    for (const BrokenPromise& broken : check_promises(provider_, operation.label(), subject)) {
      if (can_judge(*broken.promise, false)) continue;  // judged before
      tell(walked, {ErrorCode::scenario_breach, broken.promise->id + ": " + broken.message, {}});
      return;
    }
  }

  void tell(const WalkedStep& walked, const Error& error) {
    const StateRow& row = *walked.step.row;
    told_.insert(&row);
    std::string amounts;
    for (std::size_t i = 0; i < walked.step.amounts.size(); ++i) {
      amounts += fmt::format("{}{} {}", amounts.empty() ? ", with " : ", ", scenario_.amounts[i].name,
                             walked.step.amounts[i].to_string());
    }
    errors_.push_back({error.code, fmt::format("state \"{}\"{}: {}", row.state, amounts, error.message), row.where});
  }

  const Provider& provider_;
  const Scenario& scenario_;
  openapi::ValidatorStore& validators_;
  std::set<const StateRow*> told_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> audit_scenario(const Provider& provider, const Scenario& scenario,
                                  openapi::ValidatorStore& validators) {
  return ScenarioAudit(provider, scenario, validators).run();
}

}  // namespace steelyard::provider
