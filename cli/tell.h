// How errors and warnings are told on standard error: text for people, with --format json one object a line.
//
//   tell_error(error, context.json, context.err);
#pragma once

#include <iosfwd>  // streams
#include <vector>  // warnings

#include "base/result.h"
#include "cli/command.h"

namespace steelyard::cli {

// "steelyard: FILE:LINE:COLUMN: sentence [id]" and, on a line of its own, what to do about it.
void tell_error(const Error& error, bool json, std::ostream& err);

// "steelyard: warning: FILE:LINE:COLUMN: sentence [id]"; nothing if the context is quiet.
void tell_warnings(const std::vector<Error>& warnings, Context& context);

}  // namespace steelyard::cli
