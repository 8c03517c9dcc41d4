#include "server/request_reader.h"

#include <algorithm>  // std::min
#include <optional>   // ends

#include "http/chunked_decoder.h"
#include "http/head_end.h"
#include "server/request_head.h"

namespace steelyard::server {
namespace {

// What ended reading early, or nothing.
using Ended = std::optional<std::variant<Refusal, Gone>>;

Incoming to_incoming(std::variant<Refusal, Gone> ended) {
  return std::visit([](auto& what) { return Incoming(std::move(what)); }, ended);
}

Ended read_more(SocketStream& stream) {
  const auto waited = stream.read_more();
  if (waited == SocketStream::Wait::ended) return Gone{};
  if (waited == SocketStream::Wait::timeout)
    return Refusal{.status = 408, .detail = "The rest of the request did not come in time."};
  return std::nullopt;
}

Refusal head_too_large(const ListenOptions& options) {
  return {.status = 431,
          .detail = "Request line and headers are larger than " + std::to_string(options.max_head_bytes) + " bytes."};
}

Refusal body_too_large(const ListenOptions& options) {
  return {.status = 413, .detail = "The body is larger than " + std::to_string(options.max_body_bytes) + " bytes."};
}

// Empty lines before a request are left over from sloppy clients (RFC 9112, section 2.2).
void skip_empty_lines(SocketStream& stream) {
  const auto bytes = stream.buffered();
  const auto begin = bytes.find_first_not_of("\r\n");
  stream.consume(std::min(begin, bytes.size()));
}

// A greeting of TLS or of another protocol need not ever hold an empty line.
bool is_no_http(std::string_view bytes) { return !bytes.empty() && static_cast<unsigned char>(bytes.front()) < 0x20; }

Ended read_head_bytes(SocketStream& stream, const ListenOptions& options, std::string& head) {
  for (;;) {
    skip_empty_lines(stream);
    const auto bytes = stream.buffered();
    if (is_no_http(bytes))
      return Refusal{.status = 400, .detail = "This is not HTTP. The server speaks HTTP, not TLS."};
    const auto end = http::find_head_end(bytes);
    if (end.value_or(bytes.size()) > options.max_head_bytes) return head_too_large(options);
    if (end) {
      head = bytes.substr(0, *end);
      stream.consume(*end);
      return std::nullopt;
    }
    if (auto ended = read_more(stream)) return ended;
  }
}

Ended read_sized_body(SocketStream& stream, std::uint64_t length, std::string& body) {
  while (body.size() < length) {
    const auto bytes = stream.buffered();
    const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(length - body.size(), bytes.size()));
    body.append(bytes.substr(0, take));
    stream.consume(take);
    if (body.size() == length) break;
    if (auto ended = read_more(stream)) return ended;
  }
  return std::nullopt;
}

Ended read_chunked_body(SocketStream& stream, const ListenOptions& options, std::string& body) {
  http::ChunkedDecoder decoder;
  for (;;) {
    auto input = stream.buffered();
    const auto available = input.size();
    const auto progress = decoder.feed(input, body);
    stream.consume(available - input.size());
    if (body.size() > options.max_body_bytes) return body_too_large(options);
    if (progress == http::ChunkedDecoder::Progress::done) return std::nullopt;
    if (progress == http::ChunkedDecoder::Progress::broken)
      return Refusal{.status = 400, .detail = "The chunked body is malformed."};
    if (auto ended = read_more(stream)) return ended;
  }
}

Ended read_body(SocketStream& stream, const ListenOptions& options, RequestHead& head) {
  if (!head.chunked && head.content_length == 0) return std::nullopt;
  if (head.content_length > options.max_body_bytes) return body_too_large(options);
  if (head.expects_continue && stream.buffered().empty() && !stream.write("HTTP/1.1 100 Continue\r\n\r\n"))
    return Gone{};
  return head.chunked ? read_chunked_body(stream, options, head.request.body)
                      : read_sized_body(stream, head.content_length, head.request.body);
}

}  // namespace

Incoming read_request(SocketStream& stream, const ListenOptions& options) {
  if (stream.wait_for_request() != SocketStream::Wait::ready) return Gone{};
  std::string bytes;
  if (auto ended = read_head_bytes(stream, options, bytes)) return to_incoming(std::move(*ended));
  auto parsed = parse_request_head(bytes);
  if (auto* refusal = std::get_if<Refusal>(&parsed)) return std::move(*refusal);
  auto& head = std::get<RequestHead>(parsed);
  if (auto ended = read_body(stream, options, head)) return to_incoming(std::move(*ended));
  return IncomingRequest{.request = std::move(head.request), .http_1_0 = head.http_1_0, .keep_alive = head.keep_alive};
}

}  // namespace steelyard::server
