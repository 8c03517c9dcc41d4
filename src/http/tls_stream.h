// TLS over a TCP connection, as a client.
//
//   auto context = TlsContext::create({.ca_file = "ca.pem"});
//   auto secured = TlsStream::open(*context, std::move(tcp), "api.example", deadline);
#pragma once

#include <memory>   // OpenSSL's objects
#include <string>   // hosts
#include <utility>  // std::move
#include <variant>  // a stream or the reason why there is none

#include "http/byte_stream.h"
#include "http/tcp_stream.h"

namespace steelyard::http {

struct TlsOptions {
  bool insecure = false;     // take any certificate
  std::string ca_file = {};  // PEM; "" for the authorities of the system
};

// What the connections of one client share: the authorities are loaded once.
class TlsContext {
 public:
  // nullptr if the authorities cannot be loaded.
  static std::shared_ptr<TlsContext> create(const TlsOptions& options);
  ~TlsContext();
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

 private:
  friend class TlsStream;
  explicit TlsContext(void* context) : context_(context) {}
  void* context_;  // SSL_CTX
};

class TlsStream final : public ByteStream {
 public:
  // The certificate has to be for the host, a name or an address. Versions below TLS 1.2 are refused.
  static std::variant<std::unique_ptr<TlsStream>, OpenFailure> open(const TlsContext& context, TcpStream socket,
                                                                    const std::string& host,
                                                                    Clock::time_point deadline);
  ~TlsStream() override;
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  // An end that the other side did not announce is `broken`: somebody may have cut the answer (RFC 9112, section 9.8).
  Outcome read(std::string& into, Clock::time_point deadline) override;
  Outcome write(std::string_view bytes, Clock::time_point deadline) override;

 private:
  TlsStream(void* session, TcpStream socket) : session_(session), socket_(std::move(socket)) {}
  Outcome wait_after(int result, Clock::time_point deadline);

  void* session_;  // SSL
  TcpStream socket_;
};

}  // namespace steelyard::http
