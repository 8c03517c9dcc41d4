#include "json_schema/name_table.h"

namespace steelyard::json_schema {

NameTable::NameTable(std::vector<std::string> names) : names_(std::move(names)) {
  if (names_.empty()) return;
  std::size_t size = 4;
  while (size < 2 * names_.size()) size *= 2;
  slots_.assign(size, kAbsent);
  mask_ = size - 1;
  for (std::uint32_t ordinal = 0; ordinal < names_.size(); ++ordinal) {
    std::size_t slot = hash(names_[ordinal]) & mask_;
    while (slots_[slot] != kAbsent && names_[slots_[slot]] != names_[ordinal]) slot = (slot + 1) & mask_;
    if (slots_[slot] == kAbsent) slots_[slot] = ordinal;
  }
}

}  // namespace steelyard::json_schema
