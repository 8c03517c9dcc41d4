// One whole answer from a connection.
//
//   ReceivedResponse received = read_response(stream, "GET", {.deadline = deadline});
//   if (received.outcome == Received::whole) use(received.response);
#pragma once

#include <cstddef>      // limits
#include <string>       // bytes
#include <string_view>  // methods

#include "http/byte_stream.h"
#include "http/message.h"
#include "http/response_head.h"

namespace steelyard::http {

struct ReadLimits {
  ByteStream::Clock::time_point deadline;  // for the last byte
  std::size_t max_body_bytes = std::size_t{64} << 20U;
};

enum class Received {
  whole,
  nothing,    // the connection ended before the first byte
  broken,     // ended too early, or is no HTTP
  too_slow,   // not whole at the deadline
  too_large,  // the body
};

struct ReceivedHead {
  Received outcome = Received::broken;
  ResponseHead head;     // if it is whole
  std::string buffered;  // what came behind it
};

// The head of the final answer: interim ones (1xx) are passed over.
ReceivedHead read_head(ByteStream& stream, std::string_view request_method, ByteStream::Clock::time_point deadline);

struct ReceivedResponse {
  Received outcome = Received::broken;
  Response response;        // if it is whole
  bool keep_alive = false;  // the connection can carry another request
};

// Fields stay in their order; the body is without its chunked coding.
ReceivedResponse read_response(ByteStream& stream, std::string_view request_method, const ReadLimits& limits);
// The same from behind the head on, which has to be whole.
ReceivedResponse read_rest(ByteStream& stream, ReceivedHead head, const ReadLimits& limits);

}  // namespace steelyard::http
