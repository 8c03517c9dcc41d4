// What the exit code of the program says.
#pragma once

#include "base/error_code.h"

namespace steelyard::cli {

inline constexpr int kExitOk = 0;           // nothing at or above --fail-on
inline constexpr int kExitFindings = 1;     // findings
inline constexpr int kExitUsage = 2;        // wrong usage
inline constexpr int kExitInput = 3;        // an input could not be read or understood
inline constexpr int kExitUnreachable = 4;  // the target could not be reached

// The exit code of a command that ends with the error.
int exit_code(ErrorCode code);

}  // namespace steelyard::cli
