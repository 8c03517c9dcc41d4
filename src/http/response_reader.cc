#include "http/response_reader.h"

#include <optional>  // heads
#include <utility>   // std::move

#include "http/body_reader.h"
#include "http/head_end.h"
#include "http/response_head.h"

namespace steelyard::http {
namespace {

constexpr std::size_t kMaxHeadBytes = std::size_t{256} << 10U;
constexpr int kMaxInterim = 32;  // 1xx answers before the final one

class HeadReader {
 public:
  HeadReader(ByteStream& stream, std::string_view method, ByteStream::Clock::time_point deadline)
      : stream_(stream), method_(method), deadline_(deadline) {}

  ReceivedHead run() {
    for (int i = 0; i < kMaxInterim; ++i) {
      std::optional<ResponseHead> head = read_one();
      if (!head) return {failure_, {}, {}};
      if (head->status >= 200) return {Received::whole, std::move(*head), std::move(buffer_)};
    }
    return {Received::broken, {}, {}};
  }

 private:
  bool fail(Received why) {
    failure_ = why;
    return false;
  }

  bool read_more() {
    switch (stream_.read(buffer_, deadline_)) {
      case ByteStream::Outcome::done:
        seen_ = true;
        return true;
      case ByteStream::Outcome::timeout:
        return fail(Received::too_slow);
      default:
        return fail(seen_ ? Received::broken : Received::nothing);
    }
  }

  std::optional<ResponseHead> read_one() {
    for (;;) {
      failure_ = Received::broken;
      if (const auto end = find_head_end(buffer_)) {
        auto head = parse_response_head(std::string_view(buffer_).substr(0, *end), method_);
        buffer_.erase(0, *end);
        return head;
      }
      constexpr std::string_view kBegin = "HTTP/1.";
      const bool is_http = std::string_view(buffer_).substr(0, kBegin.size()) == kBegin.substr(0, buffer_.size());
      if (!is_http || buffer_.size() > kMaxHeadBytes || !read_more()) return std::nullopt;
    }
  }

  ByteStream& stream_;
  std::string_view method_;
  ByteStream::Clock::time_point deadline_;
  std::string buffer_;
  bool seen_ = false;
  Received failure_ = Received::broken;
};

Received read_body(BodyReader& reader, ByteStream& stream, const ReadLimits& limits, std::string& body) {
  for (;;) {
    const BodyReader::Progress progress = reader.step(stream, limits.deadline, body);
    if (body.size() > limits.max_body_bytes) return Received::too_large;
    if (progress == BodyReader::Progress::done) return Received::whole;
    if (progress == BodyReader::Progress::timeout) return Received::too_slow;
    if (progress == BodyReader::Progress::broken) return Received::broken;
  }
}

}  // namespace

ReceivedHead read_head(ByteStream& stream, std::string_view request_method, ByteStream::Clock::time_point deadline) {
  return HeadReader(stream, request_method, deadline).run();
}

ReceivedResponse read_response(ByteStream& stream, std::string_view request_method, const ReadLimits& limits) {
  ReceivedHead received = read_head(stream, request_method, limits.deadline);
  if (received.outcome != Received::whole) return {received.outcome, {}, false};
  return read_rest(stream, std::move(received), limits);
}

ReceivedResponse read_rest(ByteStream& stream, ReceivedHead received, const ReadLimits& limits) {
  const bool sized = received.head.framing == BodyFraming::sized;
  if (sized && received.head.content_length > limits.max_body_bytes) return {Received::too_large, {}, false};
  BodyReader reader(received.head, std::move(received.buffered));
  ReceivedResponse response;
  response.outcome = read_body(reader, stream, limits, response.response.body);
  if (response.outcome != Received::whole) return {response.outcome, {}, false};
  response.response.status = received.head.status;
  response.response.headers = std::move(received.head.headers);
  response.keep_alive = received.head.keep_alive && !reader.has_surplus();
  return response;
}

}  // namespace steelyard::http
