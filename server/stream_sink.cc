#include "server/stream_sink.h"

#include <fmt/format.h>  // lengths

namespace steelyard::server {

// An empty chunk would be the end.
bool StreamSink::write(std::string_view bytes) {
  if (gone_ || bytes.empty()) return !gone_;
  gone_ = !stream_.write(chunked_ ? fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes) : std::string(bytes));
  return !gone_;
}

bool StreamSink::wait(std::chrono::milliseconds time) {
  if (!gone_) gone_ = !stream_.pause(time, SocketStream::HalfClosed::is_gone);
  return !stopping();
}

bool StreamSink::finish() {
  if (!gone_ && chunked_) gone_ = !stream_.write("0\r\n\r\n");
  return !gone_;
}

}  // namespace steelyard::server
