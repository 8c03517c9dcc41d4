// A TLS server with a certificate that it signed itself, for localhost and 127.0.0.1. Answers every request with 200.
//
//   TlsServer server;
//   connect(server.url(), {.insecure = true});
#pragma once

#include <atomic>  // end
#include <memory>  // OpenSSL's context
#include <string>  // url
#include <thread>  // serving

namespace steelyard::test {

class TlsServer {
 public:
  TlsServer();
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
  // The certificate as PEM: who trusts it as an authority trusts the server.
  std::string certificate() const;

 private:
  struct Context;
  void serve();

  std::unique_ptr<Context> context_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace steelyard::test
