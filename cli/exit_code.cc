#include "cli/exit_code.h"

namespace steelyard::cli {
namespace {

struct Row {
  ErrorCode error;
  int exit;
};

// Whatever is not named here is an input that could not be read or understood.
constexpr Row kExits[] = {
    {ErrorCode::usage, kExitUsage},
    {ErrorCode::provider_unknown, kExitUsage},
    {ErrorCode::fault_unknown, kExitUsage},
    {ErrorCode::delay_invalid, kExitUsage},
    {ErrorCode::scenario_unknown, kExitUsage},
    {ErrorCode::scenario_conflict, kExitUsage},
    {ErrorCode::target_unreachable, kExitUnreachable},
    {ErrorCode::target_timeout, kExitUnreachable},
    {ErrorCode::target_protocol, kExitUnreachable},
};

}  // namespace

int exit_code(ErrorCode code) {
  for (const Row& row : kExits) {
    if (row.error == code) return row.exit;
  }
  return kExitInput;
}

}  // namespace steelyard::cli
