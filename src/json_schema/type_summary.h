// What the type of a value alone says about a schema.
//
//   TypeSummary summary = summarize(program, instr, summary_of_block);
//   (summary.passes & kString) != 0   // every string satisfies the instruction
#pragma once

#include <cstdint>     // sets of types
#include <functional>  // summaries of other blocks

#include "json_schema/program.h"

namespace steelyard::json_schema {

// Sets of types (json_value.h). A type in neither set has to be looked at.
struct TypeSummary {
  std::uint32_t passes = 0;
  std::uint32_t fails = 0;

  std::uint32_t open() const;  // the types in neither
};

// Of one instruction, from the summaries of the blocks that it applies to the same value and to its children.
TypeSummary summarize(const ProgramData& program, const Instr& instr,
                      const std::function<TypeSummary(BlockId)>& summary_of);

// Calls `visit` with each block that the instruction applies to the same value.
void for_each_in_place(const ProgramData& program, const Instr& instr, const std::function<void(BlockId)>& visit);

}  // namespace steelyard::json_schema
