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

// a, b: first and count of the prefix in lists; c: the schema of the rest, or kNoRest without `items`
template <class M>
bool run_items(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array()) return true;
  const auto prefix = m.blocks(instr.a, instr.b);
  const BlockId rest = instr.c == kNoRest ? kAlways : instr.c;
  m.state.spend(static_cast<std::int64_t>(value.size()));
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

template <bool kMarks, class M>
bool count_matches(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array()) return true;
  std::uint32_t matches = 0;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    if (m.decide_child(instr.a, item, index, instr)) {
      ++matches;
      if constexpr (kMarks) m.mark(index);
      if (matches >= instr.b && instr.c == kUnbounded && !(kMarks && m.marking())) return true;
    }
    ++index;
  }
  return (matches >= instr.b && matches <= instr.c) || m.fail(instr, value, matches);
}

// a: the schema, b: at least, c: at most or kUnbounded
template <class M>
bool run_contains(M& m, const Instr& instr, typename M::Value value) {
  return count_matches<true>(m, instr, value);
}

// The same where items that match do not count as evaluated (JSON Schema 2019-09).
template <class M>
bool run_contains_unmarked(M& m, const Instr& instr, typename M::Value value) {
  return count_matches<false>(m, instr, value);
}

// Below this many items, comparing all with all is quicker than hashing.
inline constexpr std::size_t kFewItems = 8;

// The items sorted by their hashes: equal ones stand side by side.
template <class Items>
void hash_items(const Items& array, HashedItems& hashes, Effort& effort) {
  hashes.clear();
  std::uint32_t index = 0;
  for (const auto& item : array.items()) hashes.emplace_back(hash(item, effort), index++);
  std::sort(hashes.begin(), hashes.end());
}

// Compares only the items that share a hash.
template <class M>
bool has_twins(M& m, typename M::Value value) {
  auto& hashes = m.state.hashes;
  hash_items(value, hashes, m.state);
  for (std::size_t i = 0; i + 1 < hashes.size(); ++i) {
    for (std::size_t j = i + 1; j < hashes.size() && hashes[j].first == hashes[i].first; ++j) {
      if constexpr (!M::Value::kHasRandomAccess) {
        m.state.arithmetic.doubt();
        return true;
      } else if (equal(value.item(hashes[i].second), value.item(hashes[j].second), m.state)) {
        return true;
      }
      m.state.spend(1);
      if (m.state.gave_up != GaveUp::no) return false;
    }
  }
  return false;
}

template <class M>
bool run_unique_items(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array() || value.size() < 2) return true;
  const auto items = value.items();
  if (value.size() <= kFewItems) {
    for (auto a = items.begin(); a != items.end(); ++a) {
      auto b = a;
      for (++b; b != items.end(); ++b) {
        if (equal(*a, *b, m.state)) return m.fail(instr, value);
      }
    }
    return true;
  }
  return !has_twins(m, value) || m.fail(instr, value);
}

}  // namespace steelyard::json_schema
