// The instructions of the machine put together; included by the sources that make machines.
#pragma once

#include "json_schema/keywords/array.h"
#include "json_schema/keywords/combine.h"
#include "json_schema/keywords/format.h"
#include "json_schema/keywords/number.h"
#include "json_schema/keywords/object.h"
#include "json_schema/keywords/reference.h"
#include "json_schema/keywords/string.h"
#include "json_schema/keywords/unevaluated.h"
#include "json_schema/keywords/value.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

template <class V, bool kCollects>
bool Machine<V, kCollects>::step(const Instr& instr, V value) {
  switch (instr.op) {
#define STEELYARD_OP(name) \
  case Op::name:           \
    return run_##name(*this, instr, value);
#include "json_schema/op.def"
#undef STEELYARD_OP
  }
  return false;
}

template <class V, bool kCollects>
void Machine<V, kCollects>::explain_alternatives(const Instr& instr, V value, std::span<const BlockId> blocks) {
  std::vector<std::vector<Complaint>> branches;
  const std::size_t mark = trace_->mark();
  for (const BlockId block : blocks) {
    apply(block, value, instr);
    branches.push_back(trace_->take_since(mark));
  }
  const auto named = discriminated(program, instr, value.json());
  const std::size_t closest = named ? *named : closest_branch(branches, trace_->instance_depth());
  trace_->add(instr, value.json(), static_cast<std::uint32_t>(closest));
  if (closest < branches.size()) trace_->append(std::move(branches[closest]));
}

}  // namespace steelyard::json_schema
