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

// The limits of an integer_range, one by one.
template <class M>
__attribute__((noinline)) bool run_limits(M& m, const Instr& instr, typename M::Value value) {
  for (std::uint32_t i = 0; i < instr.c; ++i) {
    if (!m.step(m.program.code[instr.b + i], value)) return false;
  }
  return true;
}

// a: into ranges, where integers of 64 bits find their answer; b, c: first and count of the instructions for all other
// numbers. For deciding only.
template <class M>
inline __attribute__((always_inline)) bool run_integer_range(M& m, const Instr& instr, typename M::Value value) {
  if constexpr (M::kDecides) {
    std::int64_t integer = 0;
    if (!value.integer(integer)) return run_limits(m, instr, value);
    const IntegerRange& range = m.program.ranges[instr.a];
    return integer >= range.least && integer <= range.most;
  }
  return true;
}

// a: into divisors
template <class M>
bool run_multiple_of(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_number()) return true;
  if (m.state.arithmetic.is_multiple(value.number(), m.program.divisors[instr.a])) return true;
  return m.fail(instr, value);
}

}  // namespace steelyard::json_schema
