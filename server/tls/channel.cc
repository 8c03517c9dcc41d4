#include "server/tls/channel.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "http/message.h"
#include "server/tls/context.h"

namespace steelyard::server::tls {

TlsChannel::TlsChannel(const Context& context, int socket) : session_(SSL_new(context.get())) {
  broken_ = !session_ || SSL_set_fd(session_.get(), socket) != 1;
  if (!broken_) SSL_set_accept_state(session_.get());
}

TlsChannel::~TlsChannel() = default;

Transfer TlsChannel::handshake() {
  if (broken_) return {};
  ERR_clear_error();
  return to_transfer(SSL_do_handshake(session_.get()), 1);
}

std::string TlsChannel::server_name() const {
  const char* name = session_ ? SSL_get_servername(session_.get(), TLSEXT_NAMETYPE_host_name) : nullptr;
  return name == nullptr ? "" : http::to_lower(name);
}

Transfer TlsChannel::read(char* bytes, std::size_t size) {
  if (broken_) return {};
  ERR_clear_error();
  std::size_t count = 0;
  const int outcome = SSL_read_ex(session_.get(), bytes, size, &count);
  return to_transfer(outcome, count);
}

Transfer TlsChannel::write(const char* bytes, std::size_t size) {
  if (broken_) return {};
  ERR_clear_error();
  std::size_t count = 0;
  const int outcome = SSL_write_ex(session_.get(), bytes, size, &count);
  return to_transfer(outcome, count);
}

void TlsChannel::announce_end() {
  if (broken_) return;
  ERR_clear_error();
  SSL_shutdown(session_.get());
  ERR_clear_error();
}

bool TlsChannel::has_pending() const { return !broken_ && SSL_pending(session_.get()) > 0; }

// After an error of the protocol or the socket OpenSSL allows no other call, not even the one that announces an end.
Transfer TlsChannel::to_transfer(int outcome, std::size_t count) {
  if (outcome == 1) return {Transfer::State::done, count};
  const int error = SSL_get_error(session_.get(), outcome);
  if (error == SSL_ERROR_WANT_READ) return {Transfer::State::want_read, 0};
  if (error == SSL_ERROR_WANT_WRITE) return {Transfer::State::want_write, 0};
  broken_ = error != SSL_ERROR_ZERO_RETURN;
  ERR_clear_error();
  return {};
}

}  // namespace steelyard::server::tls
