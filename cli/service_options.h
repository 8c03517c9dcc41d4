// What `serve` is asked about the server beside the mock: journal, admin API, browsers.
//
//   Result<server::ServiceOptions> options = read_service_options(arguments, context);
#pragma once

#include "cli/command.h"
#include "server/service.h"

namespace steelyard::cli {

// The log of requests goes to the context's error stream with --verbose. Error: usage.
Result<server::ServiceOptions> read_service_options(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
