// Instructions on numbers; other values pass.
#pragma once

#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: the limit, into numbers. True if the number is on the wrong side of it.
template <class M, class Wrong>
bool run_limit(M& m, const Instr& instr, typename M::Value value, Wrong wrong) {
  if (!value.is_number()) return true;
  if (!wrong(m.state.arithmetic.compare(value.number(), m.program.numbers[instr.a]))) return true;
  return m.fail(instr, value);
}

template <class M>
bool run_at_least(M& m, const Instr& instr, typename M::Value value) {
  return run_limit(m, instr, value, [](std::strong_ordering order) { return order < 0; });
}

template <class M>
bool run_at_most(M& m, const Instr& instr, typename M::Value value) {
  return run_limit(m, instr, value, [](std::strong_ordering order) { return order > 0; });
}

template <class M>
bool run_more_than(M& m, const Instr& instr, typename M::Value value) {
  return run_limit(m, instr, value, [](std::strong_ordering order) { return order <= 0; });
}

template <class M>
bool run_less_than(M& m, const Instr& instr, typename M::Value value) {
  return run_limit(m, instr, value, [](std::strong_ordering order) { return order >= 0; });
}

// a: into divisors
template <class M>
bool run_multiple_of(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_number()) return true;
  if (m.state.arithmetic.is_multiple(value.number(), m.program.divisors[instr.a])) return true;
  return m.fail(instr, value);
}

}  // namespace steelyard::json_schema
