// All reasons why an instance is not valid, with what the trace has noted of each.
#pragma once

#include <vector>  // complaints

#include "base/json_fwd.h"
#include "json_schema/program.h"
#include "json_schema/state.h"
#include "json_schema/trace.h"

namespace steelyard::json_schema {

// None if the instance is valid; one more if the evaluation stopped without an answer.
std::vector<Complaint> collect(const ProgramData& program, State& state, Trace& trace, const Json& instance);

}  // namespace steelyard::json_schema
