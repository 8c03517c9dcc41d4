#include "json_schema/duplicate_names.h"

#include <algorithm>  // std::sort

#include "json_schema/short_bytes.h"

namespace steelyard::json_schema {
namespace {

// Up to so many names are compared all with all, which is quicker than sorting them.
constexpr std::size_t kFewNames = 16;

// Names that are equal have equal signatures. Names of one length that differ only in the middle share one, too.
std::uint64_t signature(std::string_view name) {
  return (first_bytes(name.data(), name.size()) * 31 + last_bytes(name.data(), name.size())) * 31 + name.size();
}

}  // namespace

// Recursion is bounded by the depth that the parser allows.
bool DuplicateNames::found_in(TapeValue value) {
  if (value.is_array()) {
    for (const auto& item : value.items()) {
      if ((item.type() & (kArray | kObject)) != 0 && found_in(item)) return true;
    }
    return false;
  }
  if (!value.is_object()) return false;
  const std::size_t first = names_.size();
  bool found = false;
  for (const auto& member : value.members()) {
    names_.emplace_back(signature(member.name), member.name);
    if ((member.value.type() & (kArray | kObject)) != 0) found = found || found_in(member.value);
  }
  found = found || found_among(first);
  names_.resize(first);
  return found;
}

// Among the names from `first` on.
bool DuplicateNames::found_among(std::size_t first) {
  const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(first);
  if (names_.size() - first <= kFewNames) {
    for (auto a = begin; a != names_.end(); ++a) {
      for (auto b = begin; b != a; ++b) {
        if (a->first == b->first && a->second == b->second) return true;
      }
    }
    return false;
  }
  std::sort(begin, names_.end());
  return std::adjacent_find(begin, names_.end()) != names_.end();
}

}  // namespace steelyard::json_schema
