// The instructions of the machine put together; included by the sources that make machines.
#pragma once

#include "json_schema/keywords/array.h"
#include "json_schema/keywords/combine.h"
#include "json_schema/keywords/content.h"
#include "json_schema/keywords/format.h"
#include "json_schema/keywords/number.h"
#include "json_schema/keywords/object.h"
#include "json_schema/keywords/reference.h"
#include "json_schema/keywords/string.h"
#include "json_schema/keywords/unevaluated.h"
#include "json_schema/keywords/value.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

template <class V, Mode kMode>
bool Machine<V, kMode>::step(const Instr& instr, V value) {
  switch (instr.op) {
#define STEELYARD_OP(name, types, reach) \
  case Op::name:                         \
    return run_##name(*this, instr, value);
#include "json_schema/op.def"
#undef STEELYARD_OP
  }
  return false;
}

// The questions that most leaves consist of need no call of their own.
template <class V, Mode kMode>
__attribute__((noinline)) bool Machine<V, kMode>::run_leaf(const Block& block, V value) {
  const auto ask = [&](const Instr& instr) {
    switch (instr.op) {
      case Op::type:
        return run_type(*this, instr, value);
      case Op::integer_range:
        return run_integer_range(*this, instr, value);
      case Op::min_length:
        return run_min_length(*this, instr, value);
      case Op::one_of_strings:
        return run_one_of_strings(*this, instr, value);
      default:
        return step(instr, value);
    }
  };
  const Instr* const end = program.code.data() + block.short_code.end;
  for (const Instr* instr = program.code.data() + block.short_code.begin; instr != end; ++instr) {
    if (!ask(*instr)) return false;
  }
  return true;
}

template <class V, Mode kMode>
void Machine<V, kMode>::explain_alternatives(const Instr& instr, V value, std::span<const BlockId> blocks) {
  std::vector<std::vector<Complaint>> branches;
  const std::size_t mark = trace_->mark();
  for (const BlockId block : blocks) {
    apply(block, value, instr);
    branches.push_back(trace_->take_since(mark));
  }
  const auto named = discriminated(program, instr, value.json());
  const std::size_t closest = named ? *named : closest_branch(branches, trace_->instance_depth());
  trace_->add(instr, value.json(), static_cast<std::uint32_t>(closest));
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (i == closest || trace_->wants_every_branch()) trace_->append(std::move(branches[i]));
  }
}

}  // namespace steelyard::json_schema
