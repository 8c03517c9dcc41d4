// minimum, maximum and their exclusive forms as one question for integers, which most numbers of JSON are.
//
//   gather_limits(program, code);   // [at_least 1, at_most 100] becomes [integer_range 1…100]
#pragma once

#include <vector>  // code

#include "json_schema/program.h"

namespace steelyard::json_schema {

// Replaces the limits in a block's code, and a `type` that every integer satisfies, by one integer_range. They are kept
// in the program for the numbers that are no integers of 64 bits. Limits of more digits than a machine type holds stay.
void gather_limits(ProgramData& program, std::vector<Instr>& code);

}  // namespace steelyard::json_schema
