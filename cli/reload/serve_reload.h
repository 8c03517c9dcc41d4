// The reloader of `serve`: what its arguments name is read again when it changes.
//
//   const std::unique_ptr<Reloader> reloader = start_reloader(arguments, service, context);
#pragma once

#include <memory>  // reloader

#include "cli/command.h"
#include "cli/reload/reloader.h"
#include "server/service.h"

namespace steelyard::cli {

// nullptr with --no-watch, and if only built-in providers are served. What a change brings is served from the next
// request on; what cannot be served is told on context.err with its place, and what was served before goes on. Service
// and context must outlive the reloader.
std::unique_ptr<Reloader> start_reloader(const Arguments& arguments, server::Service& service, const Context& context);

}  // namespace steelyard::cli
