// Sends a body that is produced over time, chunk by chunk (RFC 9112, section 7.1).
//
//   StreamSink sink(stream, true);
//   if (body(sink)) sink.finish();
#pragma once

#include "server/delivery.h"
#include "server/socket_stream.h"

namespace steelyard::server {

class StreamSink final : public BodySink {
 public:
  // Without chunks the body ends with the connection, for clients of HTTP/1.0.
  StreamSink(SocketStream& stream, bool chunked) : stream_(stream), chunked_(chunked) {}

  bool write(std::string_view bytes) override;
  bool stopping() const override { return gone_ || stream_.stopping(); }
  bool wait(std::chrono::milliseconds time) override;

  // Says that the body is complete. False if the client is gone.
  bool finish();

 private:
  SocketStream& stream_;
  bool chunked_;
  bool gone_ = false;
};

}  // namespace steelyard::server
