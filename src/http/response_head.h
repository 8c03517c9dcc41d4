// Status line and header fields of an answer as RFC 9112 defines them, from bytes to a message. No sockets here.
//
//   auto head = parse_response_head("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
//   head->headers.find("content-length")   // "2"
#pragma once

#include <cstddef>      // sizes
#include <cstdint>      // lengths
#include <optional>     // incomplete heads
#include <string_view>  // bytes

#include "http/message.h"

namespace steelyard::http {

enum class BodyFraming { none, sized, chunked, until_end };

struct ResponseHead {
  int status = 0;
  Headers headers;  // in their order, names and values as sent
  BodyFraming framing = BodyFraming::until_end;
  std::uint64_t content_length = 0;  // of a sized body
  bool keep_alive = true;
};

// Parses one whole head, the answer to a request of that method. Line feeds without a carriage return, blanks before a
// colon and folded lines are forgiven (RFC 9112, sections 2.2, 5.1, 5.2), two different lengths and a transfer coding
// other than chunked are not (section 6.3). Nothing if it is no HTTP/1.
std::optional<ResponseHead> parse_response_head(std::string_view head, std::string_view request_method);

}  // namespace steelyard::http
