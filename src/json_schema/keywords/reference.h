// Instructions that go elsewhere in the program with the same value.
#pragma once

#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: the schema
template <class M>
bool run_reference(M& m, const Instr& instr, typename M::Value value) {
  return m.apply(instr.a, value, instr);
}

// a: into dynamic_targets, b: the schema where no resource that was entered has the anchor
template <class M>
bool run_dynamic_reference(M& m, const Instr& instr, typename M::Value value) {
  const auto& targets = m.program.dynamic_targets[instr.a].by_resource;
  for (const ResourceId entered : m.state.scope) {  // the outermost counts (2020-12 core, section 8.2.3.2)
    for (const auto& [resource, block] : targets) {
      if (resource == entered) return m.apply(block, value, instr);
    }
  }
  return m.apply(instr.b, value, instr);
}

}  // namespace steelyard::json_schema
