// Instructions that apply schemas to the same value: allOf, anyOf, oneOf, not, if/then/else.
#pragma once

#include <optional>  // the alternative that is named

#include "json_schema/machine.h"

namespace steelyard::json_schema {

// The alternative that the value's discriminator names, if the schema has one and the value names one.
std::optional<std::size_t> discriminated(const ProgramData& program, const Instr& instr, const Json& value);

// a, b: first and count in lists
template <class M>
bool run_all_of(M& m, const Instr& instr, typename M::Value value) {
  bool all = true;
  for (const BlockId block : m.blocks(instr.a, instr.b)) {
    if (m.stops(m.apply(block, value, instr), all)) return false;
  }
  return all;
}

// a, b: first and count in lists
template <class M>
bool run_any_of(M& m, const Instr& instr, typename M::Value value) {
  bool any = false;
  for (const BlockId block : m.blocks(instr.a, instr.b)) {
    any = m.decide(block, value) || any;
    if (any && !m.marking()) return true;  // later alternatives matter only for what they evaluate
  }
  return any || m.fail_alternatives(instr, value, m.blocks(instr.a, instr.b));
}

// Detail of a oneOf that more than one schema satisfies: the first two, above all ordinals of alternatives.
constexpr std::uint32_t both(std::size_t first, std::size_t second) {
  return 0x80000000U | static_cast<std::uint32_t>((first & 0x7FFFU) << 16U) |
         static_cast<std::uint32_t>(second & 0xFFFFU);
}

// a, b: first and count in lists
template <class M>
bool run_one_of(M& m, const Instr& instr, typename M::Value value) {
  const auto blocks = m.blocks(instr.a, instr.b);
  std::size_t match = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!m.decide(blocks[i], value)) continue;
    if (match != blocks.size()) return m.fail(instr, value, both(match, i));
    match = i;
  }
  return match != blocks.size() || m.fail_alternatives(instr, value, blocks);
}

// a: the schema
template <class M>
bool run_not_this(M& m, const Instr& instr, typename M::Value value) {
  const std::size_t marked = m.state.marks.log.size();
  const bool passed = m.decide(instr.a, value);
  m.state.marks.log.resize(marked);
  return !passed || m.fail(instr, value);
}

// a: if, b: then, c: else
template <class M>
bool run_if_then_else(M& m, const Instr& instr, typename M::Value value) {
  return m.apply(m.decide(instr.a, value) ? instr.b : instr.c, value, instr);
}

}  // namespace steelyard::json_schema
