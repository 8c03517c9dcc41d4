// The instruction of `format`, where it asserts.
#pragma once

#include "json_schema/formats/format.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: into formats
template <class M>
bool run_format(M& m, const Instr& instr, typename M::Value value) {
  const FormatRow& format = *m.program.formats[instr.a];
  if (format.text != nullptr) return !value.is_string() || format.text(value.string()) || m.fail(instr, value);
  if (!value.is_number()) return true;
  return format.number(value.number(), m.state.arithmetic) || m.fail(instr, value);
}

}  // namespace steelyard::json_schema
