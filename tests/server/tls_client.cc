#include "tests/server/tls_client.h"

#include <netinet/in.h>  // addresses
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>  // sockets
#include <sys/time.h>    // timeval
#include <unistd.h>      // close

#include <array>    // pieces
#include <cerrno>   // resets
#include <cstdint>  // ports

#include "http/sigpipe_guard.h"

namespace steelyard::test {

struct TlsClient::Session {
  http::SigpipeGuard guard;
  int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* ssl = nullptr;

  Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    SSL_free(ssl);
    SSL_CTX_free(context);
    ::close(socket);
  }
};

TlsClient::TlsClient(int port, const TlsClientOptions& options) : session_(std::make_unique<Session>()) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{.tv_sec = 10, .tv_usec = 0};
  ::setsockopt(session_->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(session_->socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    failure_ = "no connection";
    return;
  }
  const std::string& first = options.before_handshake;
  if (!first.empty()) {
    ::send(session_->socket, first.data(), first.size(), MSG_NOSIGNAL);
    char byte = 0;
    while (before_.find("\r\n\r\n") == std::string::npos && ::recv(session_->socket, &byte, 1, 0) == 1) before_ += byte;
    if (before_.find(" 200 ") == std::string::npos) {
      failure_ = "no tunnel";
      return;
    }
  }
  shake_hands(options);
}

TlsClient::~TlsClient() = default;

void TlsClient::shake_hands(const TlsClientOptions& options) {
  SSL_CTX_load_verify_locations(session_->context, options.ca_file.c_str(), nullptr);
  session_->ssl = SSL_new(session_->context);
  SSL* const ssl = session_->ssl;
  SSL_set_fd(ssl, session_->socket);
  SSL_set_verify(ssl, SSL_VERIFY_PEER, nullptr);
  static constexpr unsigned char kOffered[] = "\x02h2\x08http/1.1";
  SSL_set_alpn_protos(ssl, kOffered, sizeof kOffered - 1);
  X509_VERIFY_PARAM* rules = SSL_get0_param(ssl);
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_X509_STRICT);
  if (X509_VERIFY_PARAM_set1_ip_asc(rules, options.host.c_str()) != 1) {
    SSL_set1_host(ssl, options.host.c_str());
    // What the macro SSL_set_tlsext_host_name does, without its old-style cast.
    std::string name = options.host;
    SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
  }
  ERR_clear_error();
  if (SSL_connect(ssl) == 1) return;
  const long verdict = SSL_get_verify_result(ssl);
  failure_ = verdict == X509_V_OK ? "handshake failed" : X509_verify_cert_error_string(verdict);
}

std::string TlsClient::protocol() const {
  const unsigned char* name = nullptr;
  unsigned int size = 0;
  SSL_get0_alpn_selected(session_->ssl, &name, &size);
  return {reinterpret_cast<const char*>(name), size};
}

bool TlsClient::send(std::string_view bytes) {
  std::size_t count = 0;
  return SSL_write_ex(session_->ssl, bytes.data(), bytes.size(), &count) == 1;
}

std::string TlsClient::read_all() {
  std::string all;
  std::array<char, 16384> piece;
  std::size_t count = 0;
  ERR_clear_error();
  int outcome = SSL_read_ex(session_->ssl, piece.data(), piece.size(), &count);
  for (; outcome == 1; outcome = SSL_read_ex(session_->ssl, piece.data(), piece.size(), &count)) {
    all.append(piece.data(), count);
  }
  const int cause = errno;
  const int error = SSL_get_error(session_->ssl, outcome);
  if (error == SSL_ERROR_ZERO_RETURN) end_ = End::announced;
  if (error == SSL_ERROR_SSL) end_ = End::cut;  // "unexpected eof while reading"
  if (error == SSL_ERROR_SYSCALL) end_ = cause == ECONNRESET ? End::reset : End::cut;
  return all;
}

}  // namespace steelyard::test
