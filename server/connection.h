// One connection from its first request to its end.
//
//   serve_connection(socket, options, handler, stop);   // returns when it is over; the caller closes the socket
#pragma once

#include "server/handler.h"
#include "server/listen_options.h"
#include "server/stop_signal.h"

namespace steelyard::server {

// Any number of requests, one after the other, also pipelined. Ends when the client closes or asks to, after a refusal,
// when idle for too long, and after the request in flight once the signal is raised. An exception of the handler, or an
// answer that cannot be sent as it is (a line end in a header value), becomes a 500.
void serve_connection(int socket, const ListenOptions& options, const Handler& handler, const StopSignal& stop);

}  // namespace steelyard::server
