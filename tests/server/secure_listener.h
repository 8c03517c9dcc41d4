// A listener that speaks TLS for some hosts, with an authority of its own.
//
//   SecureListener secure({"localhost", "api.acme.example"}, handler);
//   TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
#pragma once

#include <chrono>  // validity

#include "server/tls/context.h"
#include "tests/server/echo.h"
#include "tests/support/temp_folder.h"

namespace steelyard::test {

class SecureListener {
 public:
  SecureListener(const std::vector<std::string>& hosts, server::Handler handler) {
    const auto now = std::chrono::system_clock::now();
    const auto authority = server::tls::open_authority(folder_.path() / "ca", now);
    REQUIRE(authority);
    const auto context = server::tls::Context::for_hosts(*authority, hosts, now);
    REQUIRE(context);
    server::ListenOptions options;
    options.tls_context = *context;
    listener_ = listen_to_all(std::move(handler), options);
    REQUIRE(listener_);
  }

  int port() const { return listener_->port(); }
  std::string url() const { return listener_->url(); }
  std::string ca_file() const { return folder_ / "ca/ca.pem"; }
  void stop() { listener_->stop(); }

 private:
  TempFolder folder_;
  std::unique_ptr<server::Listener> listener_;
};

}  // namespace steelyard::test
