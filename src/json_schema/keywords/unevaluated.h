// Instructions that ask what all other keywords have left over.
#pragma once

#include "json_schema/machine.h"

namespace steelyard::json_schema {

// The children of a value that have been evaluated, as a set on top of the state's stack of bits.
class Evaluated {
 public:
  Evaluated(State& state, std::size_t size) : bits_(state.bits), first_(state.bits.size()) {
    bits_.resize(first_ + size / 64 + 1, 0);
    for (std::size_t i = state.marks.start; i < state.marks.log.size(); ++i) {
      const std::uint32_t index = state.marks.log[i];
      if (index == Marks::kAll) {
        all_ = true;
      } else if (index < size) {
        bits_[first_ + index / 64] |= std::uint64_t{1} << (index % 64);
      }
    }
  }
  ~Evaluated() { bits_.resize(first_); }
  Evaluated(const Evaluated&) = delete;
  Evaluated& operator=(const Evaluated&) = delete;

  bool all() const { return all_; }
  bool contains(std::size_t index) const { return (bits_[first_ + index / 64] >> (index % 64) & 1U) != 0; }

 private:
  std::vector<std::uint64_t>& bits_;
  std::size_t first_;
  bool all_ = false;
};

// a: the schema
template <class M>
bool run_unevaluated_items(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_array()) return true;
  const Evaluated evaluated(m.state, value.size());
  bool all = true;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    const std::size_t at = index++;
    if (evaluated.all() || evaluated.contains(at)) continue;
    if (m.stops(m.descend(instr.a, item, at, instr), all)) return false;
  }
  m.mark_all();
  return all;
}

// a: the schema
template <class M>
bool run_unevaluated_members(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_object()) return true;
  const Evaluated evaluated(m.state, value.size());
  bool all = true;
  std::size_t index = 0;
  for (const auto& member : value.members()) {
    const std::size_t at = index++;
    if (evaluated.all() || evaluated.contains(at)) continue;
    if (m.stops(m.descend(instr.a, member.value, member.name, instr), all)) return false;
  }
  m.mark_all();
  return all;
}

}  // namespace steelyard::json_schema
