// The verdict on a value of any type that the machine takes; included by the sources that make evaluators.
#pragma once

#include "json_schema/machine_steps.h"

namespace steelyard::json_schema {

template <class Value>
bool decide(const ProgramData& program, State& state, Value value) {
  bool passed = false;
  if (program.needs_context) {
    state.reset_tracking();
    passed = Machine<Value, Mode::decide_tracked>(program, state, nullptr).run(program.root, value);
  } else {
    state.reset();
    passed = Machine<Value, Mode::decide>(program, state, nullptr).run(program.root, value);
  }
  return passed && state.gave_up == GaveUp::no;
}

}  // namespace steelyard::json_schema
