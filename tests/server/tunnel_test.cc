// CONNECT: a client whose base URL is fixed reaches the mock through a tunnel that ends here.
#include <doctest/doctest.h>

#include "provider/pack.h"
#include "server/mock.h"
#include "tests/server/raw_client.h"
#include "tests/server/secure_listener.h"
#include "tests/server/tls_client.h"

namespace steelyard::test {
namespace {

std::unique_ptr<server::Mock> all_providers() {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  std::vector<provider::Provider> providers;
  for (const std::string& name : provider::builtin_names()) {
    Result<provider::Provider> provider = loader->load_builtin(name);
    REQUIRE(provider);
    providers.push_back(std::move(*provider));
  }
  server::MockOptions options;
  options.tunnels = true;
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(std::move(providers), options, 1);
  REQUIRE(mock);
  return std::move(*mock);
}

std::vector<std::string> hosts_of(const server::Mock& mock) {
  std::vector<std::string> hosts = {"localhost", "127.0.0.1"};
  for (const auto& served : mock.providers()) hosts.insert(hosts.end(), served->hosts.begin(), served->hosts.end());
  return hosts;
}

std::string connect_to(const std::string& target) {
  return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
}

TEST_CASE("every host of the contracts is reached through a tunnel, others are not") {
  const auto mock = all_providers();
  const SecureListener secure(hosts_of(*mock), server::for_anyone([&](const http::Request& request) {
                                return to_reply(mock->answer(request));
                              }));
  const struct {
    const char* host;
    const char* path;
    const char* key;
  } rows[] = {
      {"api.breeze.blue", "/v1/balance", "xi-api-key: k"},
      {"api.brightdata.com", "/customer/balance", "Authorization: Bearer k"},
      {"api.parallel.ai", "/account/service/v1/balance", "Authorization: Bearer k"},
      {"sunor.cc", "/api/v1/account/balance", "x-api-key: k"},
      {"api.you.com", "/v1/billing/account_balance", "X-API-Key: k"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.host);
    const std::string host = row.host;
    TlsClient client(secure.port(),
                     {.ca_file = secure.ca_file(), .host = host, .before_handshake = connect_to(host + ":443")});
    CHECK(client.before() == "HTTP/1.1 200 Connection Established\r\n\r\n");
    REQUIRE(client.failure() == "");
    for (const char* end : {"", "Connection: close\r\n"}) {
      CHECK(client.send("GET " + std::string(row.path) + " HTTP/1.1\r\nHost: " + host + "\r\n" + row.key + "\r\n" +
                        end + "\r\n"));
    }
    const std::string answers = client.read_all();
    CHECK(status_of(answers) == 200);
    CHECK(answers.find("HTTP/1.1 200 OK", 1) != std::string::npos);  // the second
    CHECK(client.end() == TlsClient::End::announced);
  }
  const TlsClient foreign(secure.port(),
                          {.ca_file = secure.ca_file(), .before_handshake = connect_to("example.org:443")});
  CHECK(foreign.failure() == "no tunnel");
  CHECK(status_of(foreign.before()) == 403);
}

TEST_CASE("a tunnel may also be used without TLS, and not before it is open") {
  const auto mock = all_providers();
  const SecureListener secure(hosts_of(*mock), server::for_anyone([&](const http::Request& request) {
                                return to_reply(mock->answer(request));
                              }));
  RawClient plain(secure.port());
  plain.send(connect_to("api.breeze.blue:80"));
  CHECK(plain.read_head() == "HTTP/1.1 200 Connection Established\r\n\r\n");
  plain.send("GET /v1/balance HTTP/1.1\r\nHost: api.breeze.blue\r\nxi-api-key: k\r\n\r\n");
  CHECK(status_of(plain.read_response()) == 200);

  RawClient hasty(secure.port());
  hasty.send(connect_to("api.breeze.blue:443") + "\x16\x03");
  CHECK(status_of(hasty.read_all()) == 400);

  TlsClient nested(secure.port(), {.ca_file = secure.ca_file()});
  REQUIRE(nested.failure() == "");
  CHECK(nested.send(connect_to("api.breeze.blue:443")));
  CHECK(status_of(nested.read_all()) == 501);
}

}  // namespace
}  // namespace steelyard::test
