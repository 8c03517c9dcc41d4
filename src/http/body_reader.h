// The body of an answer as it comes, piece by piece, without its chunked coding.
//
//   BodyReader reader(head, std::move(what_came_behind_the_head));
//   while (reader.step(stream, deadline, body) == BodyReader::Progress::more) {}
#pragma once

#include <cstdint>  // lengths
#include <string>   // bytes

#include "http/byte_stream.h"
#include "http/chunked_decoder.h"
#include "http/response_head.h"

namespace steelyard::http {

class BodyReader {
 public:
  // Of the head only the framing is kept.
  BodyReader(const ResponseHead& head, std::string buffered);

  enum class Progress {
    more,     // something may have been appended
    done,     // the body is whole
    timeout,  // nothing has come until the deadline
    broken,   // ended too early, or is no HTTP
  };
  // Takes what is there already, or waits for more, and appends it to the body.
  Progress step(ByteStream& stream, ByteStream::Clock::time_point deadline, std::string& body);

  // Whether something stands behind the body, which nobody has asked for.
  bool has_surplus() const { return !buffer_.empty(); }

 private:
  bool take(std::string& body);  // from the buffer; true if the body is whole
  bool take_sized(std::string& body);
  bool take_chunked(std::string& body);

  BodyFraming framing_;
  std::uint64_t left_;  // of a sized body
  ChunkedDecoder decoder_;
  bool broken_ = false;
  std::string buffer_;
};

}  // namespace steelyard::http
