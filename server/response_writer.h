// A response as bytes (RFC 9112, section 4). No sockets here.
//
//   auto bytes = write_response({.status = 204}, {});   // "HTTP/1.1 204 No Content\r\n\r\n"
#pragma once

#include <chrono>       // dates
#include <cstddef>      // lengths
#include <optional>     // what cannot be sent
#include <string>       // bytes
#include <string_view>  // methods

#include "http/message.h"

namespace steelyard::server {

struct ResponseFraming {
  bool head_only = false;   // the answer to HEAD
  bool close = false;       // the connection ends after it
  bool http_1_0 = false;    // the client must be told that the connection stays open
  std::string date = {};    // "" for none
  std::string reason = {};  // the phrase of the status line, "" for the registered one
  // What faults and streams say of the body in place of its length.
  std::optional<std::size_t> content_length = {};
  bool chunked = false;   // Transfer-Encoding; no length then
  bool open_end = false;  // neither: the body ends with the connection
};

// Header fields go out as they are, in their order, with three exceptions that the connection owns: Connection,
// Transfer-Encoding and Content-Length. The length is that of the body; a HEAD answer without a body keeps the length
// that it names. Statuses 204 and 304 have no body.
// Nothing if a name is not a token, a value or the reason has a control character (it would split the message), or the
// status is not between 200 and 999.
std::optional<std::string> write_response(const http::Response& response, const ResponseFraming& framing);

// The same up to and with the empty line.
std::optional<std::string> write_head(const http::Response& response, const ResponseFraming& framing);

// False for the statuses that never have a body, 204 and 304.
bool may_have_body(int status);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7), whatever the locale.
std::string http_date(std::chrono::system_clock::time_point time);

}  // namespace steelyard::server
