// Faults: what can go wrong with an answer on its way. One row each in fault.def.
//
//   std::optional<Fault> fault = find_fault("connection-reset-by-peer");   // Fault::connection_reset_by_peer
//   fault_info(*fault).name                                               // "CONNECTION_RESET_BY_PEER"
#pragma once

#include <optional>     // unknown names
#include <span>         // all faults
#include <string>       // names
#include <string_view>  // names
#include <vector>       // names

#include "base/result.h"

namespace steelyard::server {

enum class Fault {
  none,
#define STEELYARD_FAULT(name, id, sentence) name,
#include "server/fault.def"
#undef STEELYARD_FAULT
};

struct FaultInfo {
  Fault fault;
  std::string_view name;      // stable
  std::string_view sentence;  // what a client gets
};

// Every fault but `none`, in the order of the table.
std::span<const FaultInfo> all_faults();

// The row of a fault; the fault must not be `none`.
const FaultInfo& fault_info(Fault fault);

// The fault of that name, or nothing. Upper and lower case, `-` and `_` are the same, so that a name can stand in a key
// or a query.
std::optional<Fault> find_fault(std::string_view name);

// The same with an error that lists the names. Error: fault_unknown.
Result<Fault> read_fault(std::string_view name);

// For lists of what would have done.
std::vector<std::string> fault_names();

}  // namespace steelyard::server
