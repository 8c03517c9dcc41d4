#include "http/tls_stream.h"

#include <arpa/inet.h>  // inet_pton
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>  // POLLIN

#include <algorithm>  // std::min
#include <array>      // pieces
#include <climits>    // INT_MAX

#include "http/sigpipe_guard.h"

namespace steelyard::http {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{16} << 10U;

SSL* as_session(void* session) { return static_cast<SSL*>(session); }
SSL_CTX* as_context(void* context) { return static_cast<SSL_CTX*>(context); }

bool is_address(const std::string& host) {
  in6_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 || inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

// Names are asked for (SNI, RFC 6066, section 3), addresses may not be.
void expect_host(SSL* session, const std::string& host) {
  X509_VERIFY_PARAM* parameters = SSL_get0_param(session);
  if (is_address(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str());
    return;
  }
  X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  X509_VERIFY_PARAM_set1_host(parameters, host.c_str(), 0);
  SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(host.c_str()));
}

}  // namespace

std::shared_ptr<TlsContext> TlsContext::create(const TlsOptions& options) {
  std::shared_ptr<TlsContext> made(new TlsContext(SSL_CTX_new(TLS_client_method())));
  SSL_CTX* context = as_context(made->context_);
  if (context == nullptr) return nullptr;
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_verify(context, options.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  const bool loaded = options.ca_file.empty()
                          ? SSL_CTX_set_default_verify_paths(context) == 1
                          : SSL_CTX_load_verify_locations(context, options.ca_file.c_str(), nullptr) == 1;
  ERR_clear_error();
  return loaded || options.insecure ? made : nullptr;
}

TlsContext::~TlsContext() { SSL_CTX_free(as_context(context_)); }

std::variant<std::unique_ptr<TlsStream>, OpenFailure> TlsStream::open(const TlsContext& context, TcpStream socket,
                                                                      const std::string& host,
                                                                      Clock::time_point deadline) {
  const SigpipeGuard guard;
  SSL* session = SSL_new(as_context(context.context_));
  if (session == nullptr) return OpenFailure::handshake;
  SSL_set_fd(session, socket.descriptor());
  std::unique_ptr<TlsStream> stream(new TlsStream(session, std::move(socket)));
  expect_host(session, host);
  for (;;) {
    ERR_clear_error();
    const int result = SSL_connect(session);
    if (result == 1) return stream;
    const Outcome waited = stream->wait_after(result, deadline);
    if (waited == Outcome::done) continue;
    if (waited == Outcome::timeout) return OpenFailure::timeout;
    return SSL_get_verify_result(session) == X509_V_OK ? OpenFailure::handshake : OpenFailure::certificate;
  }
}

// No close_notify is sent: the connection is given up whole, never reused.
TlsStream::~TlsStream() { SSL_free(as_session(session_)); }

// done: what the operation waited for has come, and it can be tried again.
ByteStream::Outcome TlsStream::wait_after(int result, Clock::time_point deadline) {
  switch (SSL_get_error(as_session(session_), result)) {
    case SSL_ERROR_WANT_READ:
      return socket_.wait(POLLIN, deadline) ? Outcome::done : Outcome::timeout;
    case SSL_ERROR_WANT_WRITE:
      return socket_.wait(POLLOUT, deadline) ? Outcome::done : Outcome::timeout;
    case SSL_ERROR_ZERO_RETURN:
      return Outcome::ended;
    default:
      return Outcome::broken;
  }
}

ByteStream::Outcome TlsStream::read(std::string& into, Clock::time_point deadline) {
  const SigpipeGuard guard;
  std::array<char, kPieceBytes> piece;
  for (;;) {
    ERR_clear_error();
    const int count = SSL_read(as_session(session_), piece.data(), static_cast<int>(piece.size()));
    if (count > 0) {
      into.append(piece.data(), static_cast<std::size_t>(count));
      return Outcome::done;
    }
    const Outcome waited = wait_after(count, deadline);
    if (waited != Outcome::done) return waited;
  }
}

ByteStream::Outcome TlsStream::write(std::string_view bytes, Clock::time_point deadline) {
  const SigpipeGuard guard;
  while (!bytes.empty()) {
    ERR_clear_error();
    const int most = static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX));
    const int count = SSL_write(as_session(session_), bytes.data(), most);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    const Outcome waited = wait_after(count, deadline);
    if (waited != Outcome::done) return waited;
  }
  return Outcome::done;
}

}  // namespace steelyard::http
