// A TCP connection to a host.
//
//   auto opened = TcpStream::open("127.0.0.1", 4010, ByteStream::Clock::now() + 5s);
//   if (auto* stream = std::get_if<TcpStream>(&opened)) stream->write("GET / HTTP/1.1\r\n…", deadline);
#pragma once

#include <string>   // hosts
#include <variant>  // a stream or the reason why there is none

#include "http/byte_stream.h"

namespace steelyard::http {

class TcpStream final : public ByteStream {
 public:
  // Tries each address that the name has until one answers. Looking up the name is not bounded by the deadline: the
  // system has time-outs of its own for that.
  static std::variant<TcpStream, OpenFailure> open(const std::string& host, int port, Clock::time_point deadline);

  ~TcpStream() override;
  TcpStream(TcpStream&& other) noexcept;
  TcpStream& operator=(TcpStream&&) = delete;

  Outcome read(std::string& into, Clock::time_point deadline) override;
  Outcome write(std::string_view bytes, Clock::time_point deadline) override;

  // Non-blocking; stays this object's to close.
  int descriptor() const { return socket_; }
  // Waits for POLLIN or POLLOUT; false when the deadline has passed.
  bool wait(short events, Clock::time_point deadline) const;

 private:
  explicit TcpStream(int socket) : socket_(socket) {}
  int socket_;
};

}  // namespace steelyard::http
