// What a client gets that takes the mock for its proxy.
#include "server/forward_proxy.h"

#include <doctest/doctest.h>

#include "provider/pack.h"
#include "server/mock.h"

namespace steelyard::server {
namespace {

std::unique_ptr<Mock> all_providers(bool tunnels) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  std::vector<provider::Provider> providers;
  for (const std::string& name : provider::builtin_names()) {
    Result<provider::Provider> provider = loader->load_builtin(name);
    REQUIRE(provider);
    providers.push_back(std::move(*provider));
  }
  MockOptions options;
  options.tunnels = tunnels;
  Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), options, 1);
  REQUIRE(mock);
  return std::move(*mock);
}

TEST_CASE("targets in absolute form") {
  const auto mock = all_providers(false);
  const struct {
    const char* target;
    int status;
    const char* provider;
  } rows[] = {
      {"http://api.breeze.blue/v1/balance", 401, "breeze"},
      {"http://API.Breeze.Blue:80/v1/balance", 401, "breeze"},
      {"https://api.you.com/v1/billing/account_balance", 401, "youcom"},
      {"http://api.breeze.blue/nowhere", 404, ""},
      {"http://127.0.0.1:4010/v1/balance", 401, "breeze"},
      {"http://localhost/v1/balance", 401, "breeze"},
      {"http://[::1]:4010/v1/balance", 401, "breeze"},
      {"http://example.org/v1/balance", 403, ""},
      {"http://breeze.blue/v1/balance", 403, ""},
      {"http://api.breeze.blue.example.org/v1/balance", 403, ""},
      {"http://127.0.0.1.example.org/v1/balance", 403, ""},
      {"http://u:p@example.org/healthz", 403, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.target);
    const Answered answered = mock->answer({"GET", row.target, {}, ""});
    CHECK(answered.response.status == row.status);
    CHECK(answered.provider == row.provider);
    if (row.status == 403) {
      CHECK(answered.why == "proxy");
      CHECK(answered.response.body.find("never forwards") != std::string::npos);
      CHECK(answered.response.body.find("u:p") == std::string::npos);
    }
  }
}

TEST_CASE("tunnels") {
  const auto plain = all_providers(false);
  const auto secure = all_providers(true);
  const struct {
    const char* target;
    int without_tls;
    int with_tls;
  } rows[] = {
      {"api.breeze.blue:443", 501, 200},
      {"API.breeze.blue:8443", 501, 200},
      {"localhost:443", 501, 200},
      {"example.org:443", 403, 403},
      {"api.breeze.blue", 400, 400},
      {"api.breeze.blue:", 400, 400},
      {":443", 400, 400},
      {"/v1/balance", 400, 400},
      {"http://api.breeze.blue:443", 400, 400},
      {"api.breeze.blue:x", 400, 400},
  };
  for (const auto& row : rows) {
    CAPTURE(row.target);
    const Answered closed = plain->answer({"CONNECT", row.target, {}, ""});
    CHECK(closed.response.status == row.without_tls);
    CHECK_FALSE(closed.delivery.tunnel);
    const Answered open = secure->answer({"CONNECT", row.target, {}, ""});
    CHECK(open.response.status == row.with_tls);
    CHECK(open.delivery.tunnel == (row.with_tls == 200));
  }
}

}  // namespace
}  // namespace steelyard::server
