// Request line and header fields as RFC 9112 defines them, from bytes to a message. No sockets here.
//
//   auto parsed = parse_request_head("GET /v1/balance HTTP/1.1\r\nHost: localhost\r\n\r\n");
//   std::get<RequestHead>(parsed).request.target   // "/v1/balance"
#pragma once

#include <cstddef>      // sizes
#include <cstdint>      // lengths
#include <optional>     // incomplete heads
#include <string_view>  // bytes
#include <variant>      // a head or a refusal

#include "http/message.h"
#include "server/refusal.h"

namespace steelyard::server {

struct RequestHead {
  http::Request request;  // without the body
  bool chunked = false;
  std::uint64_t content_length = 0;  // of a body that is not chunked
  bool http_1_0 = false;
  bool keep_alive = true;
  bool expects_continue = false;
};

// Parses one whole head. Refuses what two readers could understand differently, since a mock must not be laxer than the
// API it stands for: control characters, bare line feeds, folded lines, blanks around names, two lengths (RFC 9112,
// sections 2.2, 3.2, 5.1, 5.2 and 6.3). Statuses: 400, 417, 501 (a transfer coding other than chunked), 505.
std::variant<RequestHead, Refusal> parse_request_head(std::string_view head);

}  // namespace steelyard::server
