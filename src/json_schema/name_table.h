// A fixed set of names with their ordinals, looked up once per member of an instance.
//
//   NameTable table({"balance", "currency"});
//   table.find("currency");   // 1
//   table.find("other");      // NameTable::kAbsent
#pragma once

#include <cstdint>      // ordinals
#include <cstring>      // std::memcpy
#include <string>       // names
#include <string_view>  // lookups
#include <vector>       // slots

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
      if (ordinal == kAbsent || names_[ordinal] == name) return ordinal;
    }
  }

  const std::vector<std::string>& names() const { return names_; }
  std::size_t size() const { return names_.size(); }

 private:
  // Length, first and last bytes tell the names of real schemas apart; the rest of a long name is not worth reading.
  static std::size_t hash(std::string_view name) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t length = name.size() < sizeof head ? name.size() : sizeof head;
    std::memcpy(&head, name.data(), length);
    std::memcpy(&tail, name.data() + (name.size() - length), length);
    std::uint64_t mixed = (head ^ (tail << 21U | tail >> 43U) ^ name.size()) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32U;
    return static_cast<std::size_t>(mixed);
  }

  std::vector<std::string> names_;
  std::vector<std::uint32_t> slots_;  // a power of two, at most half full
  std::size_t mask_ = 0;
};

}  // namespace steelyard::json_schema
