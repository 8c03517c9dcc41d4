// How the server listens.
//
//   ListenOptions options{.host = "127.0.0.1", .port = 4010, .clock = [] { return std::chrono::system_clock::now(); }};
#pragma once

#include <atomic>      // counts
#include <chrono>      // timeouts, clock
#include <cstddef>     // limits
#include <functional>  // clock
#include <memory>      // TLS
#include <string>      // host

namespace steelyard::server {

namespace tls {
class CurrentContext;
}

struct ListenOptions {
  std::string host = "127.0.0.1";  // a name, an IPv4 address, or an IPv6 address with or without brackets
  int port = 0;                    // 0: any free port

  std::size_t max_head_bytes = std::size_t{64} << 10U;  // request line and header fields; more is 431
  std::size_t max_body_bytes = std::size_t{16} << 20U;  // more is 413
  std::size_t max_connections = 4096;                   // served at once, one thread each; more of them wait

  std::chrono::milliseconds idle_timeout{60'000};   // between two requests of a connection
  std::chrono::milliseconds read_timeout{30'000};   // between two pieces of a request; then 408
  std::chrono::milliseconds write_timeout{30'000};  // between two pieces of an answer
  std::chrono::milliseconds stop_grace{1'000};      // the same two while stopping

  // Counts the connections that are open, if it is there; it must outlive the listener.
  std::atomic<std::size_t>* connections = nullptr;

  // Where it is set, clients are expected to speak TLS. Unencrypted they may only do what one does with a proxy: ask
  // for a tunnel (CONNECT), or name their target in absolute form.
  std::shared_ptr<const tls::CurrentContext> tls_context = nullptr;

  // Gives the Date of answers (RFC 9110, section 6.6.1). A server without a clock sends none.
  std::function<std::chrono::system_clock::time_point()> clock = nullptr;
};

}  // namespace steelyard::server
