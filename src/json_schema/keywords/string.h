// Instructions on strings; other values pass. Lengths are code points (RFC 8259, section 7).
#pragma once

#include "base/utf8.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: the limit. A code point takes one to four bytes, which answers most questions without counting.
template <class M>
bool run_min_length(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_string()) return true;
  const std::size_t bytes = value.string().size();
  if (bytes >= std::size_t{4} * instr.a) return true;
  if (bytes >= instr.a && count_code_points(value.string()) >= instr.a) return true;
  return m.fail(instr, value);
}

// a: the limit
template <class M>
bool run_max_length(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_string()) return true;
  const std::size_t bytes = value.string().size();
  if (bytes <= instr.a) return true;
  if (bytes <= std::size_t{4} * instr.a && count_code_points(value.string()) <= instr.a) return true;
  return m.fail(instr, value);
}

// Whether the pattern is found; a pattern that runs away stops the evaluation.
template <class M>
bool finds(M& m, std::uint32_t pattern, std::string_view text) {
  const Match match = m.program.patterns[pattern].regex.search(text);
  if (match == Match::gave_up) m.state.give_up(GaveUp::pattern);
  return match == Match::yes;
}

// a: into patterns
template <class M>
bool run_pattern(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_string() || finds(m, instr.a, value.string())) return true;
  return m.fail(instr, value, m.state.gave_up == GaveUp::pattern ? 1 : 0);
}

}  // namespace steelyard::json_schema
