#include "server/fault.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::equal
#include <cstddef>    // indices

namespace steelyard::server {
namespace {

constexpr FaultInfo kFaults[] = {
#define STEELYARD_FAULT(name, id, sentence) {Fault::name, id, sentence},
#include "server/fault.def"
#undef STEELYARD_FAULT
};

char folded(char c) {
  if (c == '-') return '_';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::span<const FaultInfo> all_faults() { return kFaults; }

const FaultInfo& fault_info(Fault fault) { return kFaults[static_cast<std::size_t>(fault) - 1]; }

std::optional<Fault> find_fault(std::string_view name) {
  for (const FaultInfo& info : kFaults) {
    const bool same = std::equal(name.begin(), name.end(), info.name.begin(), info.name.end(),
                                 [](char a, char b) { return folded(a) == folded(b); });
    if (same) return info.fault;
  }
  return std::nullopt;
}

Result<Fault> read_fault(std::string_view name) {
  if (const auto fault = find_fault(name)) return *fault;
  return Error{ErrorCode::fault_unknown,
               fmt::format("no fault is called \"{}\"; it is one of {}", name, fmt::join(fault_names(), ", ")),
               {}};
}

std::vector<std::string> fault_names() {
  std::vector<std::string> names;
  for (const FaultInfo& info : kFaults) names.emplace_back(info.name);
  return names;
}

}  // namespace steelyard::server
