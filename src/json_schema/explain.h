// From failures to sentences. Each instruction has an explain_NAME beside the code that compiles it.
#pragma once

#include <cstdint>      // details
#include <string>       // sentences
#include <string_view>  // places

#include "base/json_fwd.h"
#include "json_schema/program.h"
#include "json_schema/schema.h"
#include "json_schema/state.h"

namespace steelyard::json_schema {

struct Question {
  const ProgramData& program;
  const Instr& instr;
  const Json& value;
  std::uint32_t detail;     // what run_NAME said
  std::string_view member;  // the name or index of the value in its parent; "" for the whole instance
  std::string_view role;    // where the schema stands in the one that applied it: "/properties/a"; "" for references
};

struct Explanation {
  std::string message;       // one sentence
  std::string keyword = {};  // where it is not the one that the instruction was compiled from
};

Explanation explain(const Question& question);

// The value as compact JSON, cut at about 80 characters.
std::string shorten(const Json& value);
std::string shorten_text(std::string_view text);

// "1 item", "3 items"
std::string count_of(std::size_t count, std::string_view singular, std::string_view plural);

// The failure of an evaluation that stopped without an answer.
Failure gave_up_failure(const ProgramData& program, GaveUp why);

}  // namespace steelyard::json_schema
