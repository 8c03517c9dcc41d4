#include "json_schema/collect.h"

#include "json_schema/decide.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {

std::vector<Complaint> collect(const ProgramData& program, State& state, Trace& trace, const Json& instance) {
  state.reset_tracking();
  const bool passed = Machine<JsonValue, Mode::collect>(program, state, &trace).run(program.root, JsonValue(instance));
  std::vector<Complaint> complaints = trace.take_since(0);
  const GaveUp why = state.gave_up;
  // Deciding takes short cuts, so it may come to an end where collecting does not.
  if (why == GaveUp::no ? passed : decide(program, state, JsonValue(instance))) return {};
  if (why != GaveUp::no) complaints.push_back({nullptr, trace.visit(), gave_up_failure(program, why)});
  return complaints;
}

}  // namespace steelyard::json_schema
