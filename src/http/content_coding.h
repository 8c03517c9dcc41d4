// Content codings undone: what `Content-Encoding: gzip` wraps.
//
//   Result<std::string> body = decode_body(response, 16 << 20);
#pragma once

#include <cstddef>  // limits
#include <string>   // bodies

#include "base/result.h"
#include "http/message.h"

namespace steelyard::http {

// The body without the codings that its Content-Encoding lists: gzip, deflate (with the wrapper of zlib or bare, as
// some servers send it), br and identity (RFC 9110, section 8.4.1; RFC 7932). An empty body stays empty. Errors:
// coding_unknown, coding_broken (also for a body that ends too early), coding_too_large: more than `max_bytes` come
// out, of which no more are ever kept.
Result<std::string> decode_body(const Response& response, std::size_t max_bytes);

// The same for the body of a request.
Result<std::string> decode_body(const Headers& headers, const std::string& body, std::size_t max_bytes);

}  // namespace steelyard::http
