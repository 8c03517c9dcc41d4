// An HTTP server on a socket of this machine. cpp-httplib binds, listens and accepts; what travels on a connection is
// read and written here (connection.h), because a mock has to pass on what was sent and send what it was given: that
// library decodes header values and drops empty ones, knows no extension methods, answers Range and Accept-Encoding on
// its own, and adds header fields.
//
//   auto listener = Listener::start({.port = 4010}, [](const http::Request&, const Peer&) -> Reply {
//     return http::Response{.body = "hi"};
//   });
//   if (!listener) return listener.error();
//   wait_for_signal();
//   (*listener)->stop();
#pragma once

#include <memory>  // listener
#include <string>  // url

#include "base/result.h"
#include "server/handler.h"
#include "server/listen_options.h"

namespace steelyard::server {

class Listener {
 public:
  // Listens and answers from its own threads when it returns. "localhost" is 127.0.0.1, so that a port in use is
  // noticed rather than evaded on the other address family. Errors: port_in_use, cannot_listen.
  static Result<std::unique_ptr<Listener>> start(ListenOptions options, Handler handler);

  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const;
  // "http://127.0.0.1:4010", with brackets around an IPv6 address; "https:…" if it speaks TLS.
  std::string url() const;

  // Accepts nothing more, lets requests in flight finish, closes idle connections at once, and returns when all
  // threads have ended. A client that stalls within a request holds it up for ListenOptions::stop_grace. A second call
  // does nothing.
  void stop();

 private:
  struct Parts;
  explicit Listener(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace steelyard::server
