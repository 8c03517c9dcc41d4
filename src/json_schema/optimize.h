// Shortens a program for deciding. Each block keeps its code as the schema reads, for explanations, and gets:
//
//   - the types of values that decide it alone: {"type": ["string", "null"]} passes both and fails all others;
//   - a second run of code without what these types have answered, with references followed and with `required` and
//     the keywords on members made into one walk.
//
//   optimize(program);   // the last step of a compilation
#pragma once

#include "json_schema/program.h"

namespace steelyard::json_schema {

void optimize(ProgramData& program);

}  // namespace steelyard::json_schema
