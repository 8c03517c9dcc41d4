#include "json_schema/program.h"

#include <fmt/format.h>  // lines

namespace steelyard::json_schema {

// A line "block 1 #/properties/a" for each schema, then one for each of its instructions: "  at_least 0 0 0".
std::string Program::dump() const {
  std::string text;
  for (BlockId id = 0; id < data_->blocks.size(); ++id) {
    const Block& block = data_->blocks[id];
    if (id == kAlways) continue;
    text += fmt::format("block {} #{}{}{}\n", id, data_->block_places[id].pointer, block.tracks ? " tracks" : "",
                        id == data_->root ? " root" : "");
    for (std::uint32_t i = block.code.begin; i < block.code.end; ++i) {
      const Instr& instr = data_->code[i];
      text += fmt::format("  {} {} {} {}\n", op_name(instr.op), instr.a, instr.b, instr.c);
    }
  }
  return text;
}

const std::vector<Error>& Program::warnings() const { return data_->warnings; }

}  // namespace steelyard::json_schema
