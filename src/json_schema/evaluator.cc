#include "json_schema/collect.h"
#include "json_schema/decide.h"
#include "json_schema/explain.h"
#include "json_schema/json_value.h"
#include "json_schema/schema.h"
#include "json_schema/state.h"

namespace steelyard::json_schema {

struct Evaluator::State : json_schema::State {};

Evaluator::Evaluator() : state_(std::make_unique<State>()) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

bool Evaluator::is_valid(const Program& program, const Json& instance) {
  return decide(program.data(), *state_, JsonValue(instance));
}

std::optional<Failure> Evaluator::not_judged(const Program& program) const {
  if (state_->gave_up == GaveUp::no) return std::nullopt;
  return gave_up_failure(program.data(), state_->gave_up);
}

std::vector<Failure> Evaluator::validate(const Program& program, const Json& instance) {
  Trace trace(program.data());
  std::vector<Failure> failures;
  for (Complaint& complaint : collect(program.data(), *state_, trace, instance)) {
    failures.push_back(std::move(complaint.failure));
  }
  return failures;
}

}  // namespace steelyard::json_schema
