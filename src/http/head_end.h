// Where the head of a message ends, of a request and of an answer alike (RFC 9112, section 2.1).
//
//   find_head_end("GET / HTTP/1.1\r\n\r\nrest")  // 18
#pragma once

#include <cstddef>      // lengths
#include <optional>     // incomplete heads
#include <string_view>  // bytes

namespace steelyard::http {

// The length of the head at the beginning of the bytes, its empty line included, or nothing while that is not there.
// Line feeds without a carriage return end lines too (RFC 9112, section 2.2).
std::optional<std::size_t> find_head_end(std::string_view bytes);

}  // namespace steelyard::http
