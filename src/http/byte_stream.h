// A connection as bytes that come and go, each within a deadline: plain (tcp_stream.h) or secured (tls_stream.h).
//
//   std::string bytes;
//   if (stream.read(bytes, Clock::now() + 5s) == ByteStream::Outcome::done) parse(bytes);
#pragma once

#include <chrono>       // deadlines
#include <string>       // what was read
#include <string_view>  // what is written

namespace steelyard::http {

class ByteStream {
 public:
  using Clock = std::chrono::steady_clock;
  // done: at least one byte was read, or all were written. ended: the other side closed in order. broken: it did not.
  enum class Outcome { done, ended, broken, timeout };

  virtual ~ByteStream() = default;
  // Appends what has come, waiting for the first byte of it.
  virtual Outcome read(std::string& into, Clock::time_point deadline) = 0;
  virtual Outcome write(std::string_view bytes, Clock::time_point deadline) = 0;
};

// Why there is no connection.
enum class OpenFailure {
  unreachable,  // no such host, or nobody listens
  timeout,
  handshake,    // TLS could not be agreed on
  authorities,  // the certificate authorities cannot be loaded
  certificate   // not trusted, or not for this host
};

}  // namespace steelyard::http
