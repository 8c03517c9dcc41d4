// TLS over a connected socket, as a server.
//
//   TlsChannel channel(context, socket);
//   while (channel.handshake().state == Transfer::State::want_read) wait(socket);
#pragma once

#include <string>  // names

#include "http/sigpipe_guard.h"
#include "server/channel.h"
#include "server/tls/openssl.h"

namespace steelyard::server::tls {

class Context;

// Belongs to the thread that makes it.
class TlsChannel final : public Channel {
 public:
  // The socket stays the caller's. The context may end before the channel does.
  TlsChannel(const Context& context, int socket);
  ~TlsChannel() override;
  TlsChannel(const TlsChannel&) = delete;
  TlsChannel& operator=(const TlsChannel&) = delete;

  // One step of the handshake; `done` once it is complete.
  Transfer handshake();
  // The host that the client asked for (SNI, RFC 6066), in lower case, or "".
  std::string server_name() const;

  Transfer read(char* bytes, std::size_t size) override;
  Transfer write(const char* bytes, std::size_t size) override;
  // The alert close_notify (RFC 8446, section 6.1), if the socket takes it.
  void announce_end() override;
  bool has_pending() const override;

 private:
  Transfer to_transfer(int outcome, std::size_t count);

  http::SigpipeGuard guard_;  // OpenSSL writes without MSG_NOSIGNAL
  SessionPtr session_;
  bool broken_ = false;
};

}  // namespace steelyard::server::tls
