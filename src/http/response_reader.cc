#include "http/response_reader.h"

#include <algorithm>  // std::min
#include <optional>   // heads
#include <utility>    // std::move

#include "http/chunked_decoder.h"
#include "http/head_end.h"
#include "http/response_head.h"

namespace steelyard::http {
namespace {

constexpr std::size_t kMaxHeadBytes = std::size_t{256} << 10U;
constexpr int kMaxInterim = 32;  // 1xx answers before the final one

class Reader {
 public:
  Reader(ByteStream& stream, std::string_view method, const ReadLimits& limits)
      : stream_(stream), method_(method), limits_(limits) {}

  ReceivedResponse run() {
    std::optional<ResponseHead> head;
    for (int i = 0; i < kMaxInterim && (!head || head->status < 200); ++i) {
      head = read_head();
      if (!head) return {failure_, {}, false};
    }
    if (head->status < 200) return {Received::broken, {}, false};
    ReceivedResponse received;
    received.response.status = head->status;
    if (!read_body(*head, received.response.body)) return {failure_, {}, false};
    received.response.headers = std::move(head->headers);
    received.outcome = Received::whole;
    received.keep_alive = head->keep_alive && buffer_.empty();
    return received;
  }

 private:
  bool fail(Received why) {
    failure_ = why;
    return false;
  }

  bool read_more() {
    switch (stream_.read(buffer_, limits_.deadline)) {
      case ByteStream::Outcome::done:
        seen_ = true;
        return true;
      case ByteStream::Outcome::timeout:
        return fail(Received::too_slow);
      default:
        return fail(seen_ ? Received::broken : Received::nothing);
    }
  }

  std::optional<ResponseHead> read_head() {
    for (;;) {
      if (const auto end = find_head_end(buffer_)) {
        auto head = parse_response_head(std::string_view(buffer_).substr(0, *end), method_);
        buffer_.erase(0, *end);
        failure_ = Received::broken;
        return head;
      }
      failure_ = Received::broken;
      constexpr std::string_view kBegin = "HTTP/1.";
      const bool is_http = std::string_view(buffer_).substr(0, kBegin.size()) == kBegin.substr(0, buffer_.size());
      if (!is_http || buffer_.size() > kMaxHeadBytes || !read_more()) return std::nullopt;
    }
  }

  bool read_body(const ResponseHead& head, std::string& body) {
    switch (head.framing) {
      case BodyFraming::sized:
        return read_sized(head.content_length, body);
      case BodyFraming::chunked:
        return read_chunked(body);
      case BodyFraming::until_end:
        return read_until_end(body);
      default:
        return true;
    }
  }

  bool read_sized(std::uint64_t length, std::string& body) {
    if (length > limits_.max_body_bytes) return fail(Received::too_large);
    while (buffer_.size() < length) {
      if (!read_more()) return false;
    }
    body = buffer_.substr(0, static_cast<std::size_t>(length));
    buffer_.erase(0, static_cast<std::size_t>(length));
    return true;
  }

  bool read_chunked(std::string& body) {
    ChunkedDecoder decoder;
    for (;;) {
      std::string_view input = buffer_;
      const auto progress = decoder.feed(input, body);
      buffer_.erase(0, buffer_.size() - input.size());
      if (body.size() > limits_.max_body_bytes) return fail(Received::too_large);
      if (progress == ChunkedDecoder::Progress::done) return true;
      if (progress == ChunkedDecoder::Progress::broken) return fail(Received::broken);
      if (!read_more()) return false;
    }
  }

  bool read_until_end(std::string& body) {
    for (;;) {
      body.append(buffer_);
      buffer_.clear();
      if (body.size() > limits_.max_body_bytes) return fail(Received::too_large);
      switch (stream_.read(buffer_, limits_.deadline)) {
        case ByteStream::Outcome::done:
          break;
        case ByteStream::Outcome::ended:
          return true;
        case ByteStream::Outcome::timeout:
          return fail(Received::too_slow);
        default:
          return fail(Received::broken);
      }
    }
  }

  ByteStream& stream_;
  std::string_view method_;
  const ReadLimits& limits_;
  std::string buffer_;
  bool seen_ = false;
  Received failure_ = Received::broken;
};

}  // namespace

ReceivedResponse read_response(ByteStream& stream, std::string_view request_method, const ReadLimits& limits) {
  return Reader(stream, request_method, limits).run();
}

}  // namespace steelyard::http
