// One request from a connection: head, then body, within the limits.
//
//   Incoming incoming = read_request(stream, options);
//   if (auto* request = std::get_if<IncomingRequest>(&incoming)) respond(request->request);
#pragma once

#include <variant>  // what came

#include "server/listen_options.h"
#include "server/refusal.h"
#include "server/socket_stream.h"

namespace steelyard::server {

struct IncomingRequest {
  http::Request request;
  bool http_1_0 = false;
  bool keep_alive = true;
};

// The client went away, or stayed silent between two requests: nobody to answer.
struct Gone {};

using Incoming = std::variant<IncomingRequest, Refusal, Gone>;

// Waits for the next request and reads it whole. A client that expects it is told to go on before its body is read (RFC
// 9110, section 10.1.1). Statuses of refusals: those of parse_request_head(), 408, 413, 431.
Incoming read_request(SocketStream& stream, const ListenOptions& options);

}  // namespace steelyard::server
