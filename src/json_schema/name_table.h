// A fixed set of names with their ordinals, looked up once per member of an instance.
//
//   NameTable table({"balance", "currency"});
//   table.find("currency");   // 1
//   table.find("other");      // NameTable::kAbsent
#pragma once

#include <cstdint>      // ordinals
#include <string>       // names
#include <string_view>  // lookups
#include <vector>       // slots

#include "json_schema/short_bytes.h"

namespace steelyard::json_schema {

class NameTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  NameTable() = default;
  // Names are distinct; a name given twice keeps its first ordinal.
  explicit NameTable(std::vector<std::string> names);

  std::uint32_t find(std::string_view name) const {
    if (slots_.empty()) return kAbsent;
    for (std::size_t slot = hash(name) & mask_;; slot = (slot + 1) & mask_) {
      const std::uint32_t ordinal = slots_[slot];
      if (ordinal == kAbsent || is_name(ordinal, name)) return ordinal;
    }
  }

  // The same, quicker where the guess is right.
  std::uint32_t find(std::string_view name, std::uint32_t guess) const {
    return guess < names_.size() && is_name(guess, name) ? guess : find(name);
  }

  const std::vector<std::string>& names() const { return names_; }
  std::size_t size() const { return names_.size(); }

 private:
  bool is_name(std::uint32_t ordinal, std::string_view name) const {
    const std::string& known = names_[ordinal];
    return known.size() == name.size() && same_bytes(known.data(), name.data(), name.size());
  }

  // Length, first and last bytes tell the names of real schemas apart; the rest of a long name is not worth reading.
  static std::size_t hash(std::string_view name) {
    const std::uint64_t ends = first_bytes(name.data(), name.size()) ^ rotate(last_bytes(name.data(), name.size()));
    std::uint64_t mixed = (ends ^ name.size()) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32U;
    return static_cast<std::size_t>(mixed);
  }
  static std::uint64_t rotate(std::uint64_t bytes) { return bytes << 21U | bytes >> 43U; }

  std::vector<std::string> names_;
  std::vector<std::uint32_t> slots_;  // a power of two, at most half full
  std::size_t mask_ = 0;
};

}  // namespace steelyard::json_schema
