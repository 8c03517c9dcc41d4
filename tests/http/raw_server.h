// A server that misbehaves as told: reads a request's head, sends some bytes, and closes or stays silent.
//
//   RawServer server({.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"});
//   connect(server.url(), {});
#pragma once

#include <atomic>  // end
#include <mutex>   // what was seen
#include <string>  // bytes
#include <thread>  // serving

namespace steelyard::test {

struct Misbehaviour {
  std::string bytes = {};
  bool stay_open = false;     // say nothing more, instead of closing
  bool without_read = false;  // close at once, before the request is read
};

class RawServer {
 public:
  explicit RawServer(Misbehaviour misbehaviour);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // The head of the last request, as it came.
  std::string seen() const;

 private:
  void serve();
  void serve_one(int socket);

  Misbehaviour misbehaviour_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::string seen_;
  std::thread thread_;
};

// A port of the loopback interface on which nobody listens.
int closed_port();

}  // namespace steelyard::test
