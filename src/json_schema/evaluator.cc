#include "json_schema/explain.h"
#include "json_schema/json_value.h"
#include "json_schema/machine_steps.h"
#include "json_schema/schema.h"
#include "json_schema/state.h"

namespace steelyard::json_schema {

struct Evaluator::State : json_schema::State {};

Evaluator::Evaluator() : state_(std::make_unique<State>()) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

bool Evaluator::is_valid(const Program& program, const Json& instance) {
  state_->reset();
  const ProgramData& data = program.data();
  const bool passed = Machine<JsonValue, false>(data, *state_, nullptr).run(data.root, JsonValue(instance));
  return passed && state_->gave_up == GaveUp::no;
}

std::vector<Failure> Evaluator::validate(const Program& program, const Json& instance) {
  state_->reset();
  const ProgramData& data = program.data();
  Trace trace(data);
  const bool passed = Machine<JsonValue, true>(data, *state_, &trace).run(data.root, JsonValue(instance));
  std::vector<Failure> failures = trace.take_failures();
  if (state_->gave_up != GaveUp::no) failures.push_back(gave_up_failure(data, state_->gave_up));
  if (passed && state_->gave_up == GaveUp::no) failures.clear();
  return failures;
}

}  // namespace steelyard::json_schema
