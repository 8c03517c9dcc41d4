// A client that speaks TLS and says how it ended, also through the tunnel of a proxy.
//
//   TlsClient client(port, {.ca_file = ca, .host = "api.acme.example"});
//   client.send("GET / HTTP/1.1\r\nHost: api.acme.example\r\nConnection: close\r\n\r\n");
//   client.read_all(); CHECK(client.end() == TlsClient::End::announced);
#pragma once

#include <memory>       // OpenSSL's objects
#include <string>       // bytes
#include <string_view>  // bytes

namespace steelyard::test {

struct TlsClientOptions {
  std::string ca_file = {};           // what is trusted
  std::string host = "localhost";     // asked for (SNI, unless it is an address) and checked in the certificate
  std::string before_handshake = {};  // sent without TLS; its answer is read up to the empty line
};

class TlsClient {
 public:
  enum class End { open, announced, cut, reset };

  TlsClient(int port, const TlsClientOptions& options);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  // "" once the handshake is done, else why the certificate or the handshake failed.
  const std::string& failure() const { return failure_; }
  // The answer to what was sent before the handshake.
  const std::string& before() const { return before_; }
  std::string protocol() const;  // chosen by ALPN

  bool send(std::string_view bytes);
  std::string read_all();
  End end() const { return end_; }

 private:
  struct Session;
  void shake_hands(const TlsClientOptions& options);

  std::unique_ptr<Session> session_;
  std::string before_;
  std::string failure_;
  End end_ = End::open;
};

}  // namespace steelyard::test
