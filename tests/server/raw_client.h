// A client of bare bytes, for what a well-behaved client cannot send or would hide.
//
//   RawClient client(listener.port());
//   client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
//   std::string answer = client.read_response();   // one response: head and body by Content-Length
#pragma once

#include <chrono>       // timeouts
#include <string>       // bytes
#include <string_view>  // bytes

namespace steelyard::test {

class RawClient {
 public:
  explicit RawClient(int port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return socket_ >= 0; }
  bool send(std::string_view bytes);
  void finish_sending();

  // One whole response, or what came of it before the end or the time-out. `head_only` for answers to HEAD.
  std::string read_response(bool head_only = false);
  // Up to and with the empty line.
  std::string read_head();
  // Everything until the server closes.
  std::string read_all();
  // True if the connection ended by a reset rather than orderly.
  bool was_reset() const { return was_reset_; }
  // True if the server closes without another byte within the time.
  bool closed_within(std::chrono::milliseconds time);

 private:
  bool receive(std::chrono::milliseconds timeout);

  int socket_ = -1;
  std::string buffer_;
  bool was_reset_ = false;
};

// The status of a response in bytes, or 0.
int status_of(std::string_view response);
std::string body_of(const std::string& response);

}  // namespace steelyard::test
