// Answers whose length nobody knows, opened instead of read to their end.
//
//   if (may_go_on(head.head)) return open_body(stream, std::move(head), {Clock::now() + 1s, most, 30s});
#pragma once

#include <chrono>    // limits
#include <cstddef>   // limits
#include <memory>    // streams
#include <optional>  // nothing

#include "http/byte_stream.h"
#include "http/message.h"
#include "http/response_reader.h"

namespace steelyard::http {

// Chunked, or until the connection ends.
bool may_go_on(const ResponseHead& head);
bool is_event_stream(const ResponseHead& head);

struct OpenLimits {
  ByteStream::Clock::time_point until;     // when the answer is opened, whether it is whole or not
  std::size_t most_bytes;                  // with so many of the body it is opened too
  std::chrono::milliseconds most_silence;  // of the rest, before it counts as broken off; an event stream may be silent
};

// Reads until the body is whole or a limit is met. The rest, if there is one, takes the connection; else it is left, or
// closed if it cannot carry another request. Nothing if the body breaks off.
std::optional<OpenResponse> open_body(std::unique_ptr<ByteStream>& stream, ReceivedHead head, const OpenLimits& limits);

}  // namespace steelyard::http
