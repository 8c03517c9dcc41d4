// A listener that speaks TLS for some hosts, with an authority of its own.
//
//   SecureListener secure({"localhost", "api.acme.example"}, handler);
//   TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
#pragma once

#include <chrono>  // validity

#include "server/tls/current_context.h"
#include "tests/server/echo.h"
#include "tests/support/temp_folder.h"

namespace steelyard::test {

class SecureListener {
 public:
  SecureListener(const std::vector<std::string>& hosts, server::Handler handler) {
    server::ListenOptions options;
    options.tls_context = current_ = std::make_shared<server::tls::CurrentContext>(context_for(hosts));
    listener_ = listen_to_all(std::move(handler), options);
    REQUIRE(listener_);
  }

  // Handshakes to come are for these hosts.
  void serve_hosts(const std::vector<std::string>& hosts) { current_->set(context_for(hosts)); }

  int port() const { return listener_->port(); }
  std::string url() const { return listener_->url(); }
  std::string ca_file() const { return folder_ / "ca/ca.pem"; }
  void stop() { listener_->stop(); }

 private:
  std::shared_ptr<const server::tls::Context> context_for(const std::vector<std::string>& hosts) const {
    const auto now = std::chrono::system_clock::now();
    const auto authority = server::tls::open_authority(folder_.path() / "ca", now);
    REQUIRE(authority);
    const auto context = server::tls::Context::for_hosts(*authority, hosts, now);
    REQUIRE(context);
    return *context;
  }

  TempFolder folder_;
  std::shared_ptr<server::tls::CurrentContext> current_;
  std::unique_ptr<server::Listener> listener_;
};

}  // namespace steelyard::test
