// Instructions on arrays; other values pass.
#pragma once

#include <algorithm>  // std::sort

#include "json_schema/equality.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: the limit
template <class M>
bool run_min_items(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_array() || value.size() >= instr.a || m.fail(instr, value);
}

// a: the limit
template <class M>
bool run_max_items(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_array() || value.size() <= instr.a || m.fail(instr, value);
}

inline constexpr std::uint32_t kNoRest = 0xFFFFFFFF;

// a, b: first and count of the prefix in lists; c: the schema of the rest, or kNoRest without `items`
template <class M>
bool run_items(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array()) return true;
  const auto prefix = m.blocks(instr.a, instr.b);
  const BlockId rest = instr.c == kNoRest ? kAlways : instr.c;
  bool all = true;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    if (index >= prefix.size() && instr.c == kNoRest) break;
    if (m.stops(m.descend(index < prefix.size() ? prefix[index] : rest, item, index, instr), all)) return false;
    m.mark(index);
    ++index;
  }
  return all;
}

inline constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

// a: the schema, b: at least, c: at most or kUnbounded
template <class M>
bool run_contains(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array()) return true;
  std::uint32_t matches = 0;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    if (m.decide_child(instr.a, item, index, instr)) {
      ++matches;
      m.mark(index);
      if (matches >= instr.b && instr.c == kUnbounded && !m.marking()) return true;
    }
    ++index;
  }
  return (matches >= instr.b && matches <= instr.c) || m.fail(instr, value, matches);
}

// Below this many items, comparing all with all is quicker than hashing.
inline constexpr std::size_t kFewItems = 8;

// Sorts hashes and compares only the items that share one.
template <class M>
bool run_unique_hashes(M& m, const Instr& instr, typename M::Value value) {
  auto& hashes = m.state.hashes;
  hashes.clear();
  std::uint32_t index = 0;
  for (const auto& item : value.items()) hashes.emplace_back(hash(item), index++);
  std::sort(hashes.begin(), hashes.end());
  for (std::size_t i = 0; i + 1 < hashes.size(); ++i) {
    for (std::size_t j = i + 1; j < hashes.size() && hashes[j].first == hashes[i].first; ++j) {
      if (equal(value.item(hashes[i].second), value.item(hashes[j].second), m.state.arithmetic)) {
        return m.fail(instr, value);
      }
    }
  }
  return true;
}

template <class M>
bool run_unique_items(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array() || value.size() < 2) return true;
  const auto items = value.items();
  if (value.size() <= kFewItems) {
    for (auto a = items.begin(); a != items.end(); ++a) {
      auto b = a;
      for (++b; b != items.end(); ++b) {
        if (equal(*a, *b, m.state.arithmetic)) return m.fail(instr, value);
      }
    }
    return true;
  }
  return run_unique_hashes(m, instr, value);
}

}  // namespace steelyard::json_schema
