// Instructions on any value: never, type, equals, one_of_values, one_of_strings.
#pragma once

#include "json_schema/equality.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

template <class M>
bool run_never(M& m, const Instr& instr, typename M::Value value) {
  return m.fail(instr, value);
}

// a: the set of types
template <class M>
bool run_type(M& m, const Instr& instr, typename M::Value value) {
  const Type type = value.type();
  if ((type & instr.a) != 0) return true;
  if (type == kReal && (instr.a & kWhole) != 0 && m.state.arithmetic.is_integer(value.number())) return true;
  if (type == kReal && (instr.a & kWritten) != 0 && is_written_as_integer(value.number())) return true;
  return m.fail(instr, value);
}

// a: into values
template <class M>
bool run_equals(M& m, const Instr& instr, typename M::Value value) {
  if (equal(value, JsonValue(*m.program.values[instr.a]), m.state)) return true;
  return m.fail(instr, value);
}

// a, b: first and count in values
template <class M>
bool run_one_of_values(M& m, const Instr& instr, typename M::Value value) {
  for (std::uint32_t i = 0; i < instr.b; ++i) {
    if (equal(value, JsonValue(*m.program.values[instr.a + i]), m.state)) return true;
  }
  return m.fail(instr, value);
}

// a: into names; nothing but strings is allowed
template <class M>
bool run_one_of_strings(M& m, const Instr& instr, typename M::Value value) {
  if (value.is_string() && m.program.names[instr.a].find(value.string(), 0) != NameTable::kAbsent) return true;
  return m.fail(instr, value);
}

}  // namespace steelyard::json_schema
