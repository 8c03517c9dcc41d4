// The reloader of `serve`: what its arguments name is read again when it changes.
//
//   const std::unique_ptr<Reloader> reloader = start_reloader(arguments, service, tls, context);
#pragma once

#include <memory>  // reloader

#include "cli/command.h"
#include "cli/reload/reloader.h"
#include "cli/tls_options.h"
#include "server/service.h"

namespace steelyard::cli {

// nullptr with --no-watch, and if only built-in providers are served. What a change brings is served from the next
// request on, with the drill and the rate limits that the arguments ask for and a certificate for its hosts; what
// cannot be served is told on context.err with its place, and what was served before goes on. All four must outlive the
// reloader.
std::unique_ptr<Reloader> start_reloader(const Arguments& arguments, server::Service& service, Tls& tls,
                                         const Context& context);

}  // namespace steelyard::cli
