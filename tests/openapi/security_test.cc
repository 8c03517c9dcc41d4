// Credentials as security requirements read them.
#include "openapi/security.h"

#include <doctest/doctest.h>

#include "tests/support/memory_source.h"

namespace steelyard::openapi {
namespace {

SecurityScheme key_in(ParameterPlace place) {
  SecurityScheme scheme;
  scheme.in = place;
  scheme.key_name = "key";
  return scheme;
}

SecurityScheme http_scheme(std::string name) {
  SecurityScheme scheme;
  scheme.kind = SecurityKind::http;
  scheme.http_scheme = std::move(name);
  return scheme;
}

TEST_CASE("the credential of a request") {
  const SecurityScheme header = key_in(ParameterPlace::header);
  const SecurityScheme query = key_in(ParameterPlace::query);
  const SecurityScheme cookie = key_in(ParameterPlace::cookie);
  const SecurityScheme bearer = http_scheme("bearer");
  const SecurityScheme basic = http_scheme("basic");
  const struct {
    const char* name;
    const SecurityScheme& scheme;
    http::Request request;
    std::optional<std::string> credential;
  } rows[] = {
      {"header", header, {"GET", "/", {{"KEY", " a "}}, ""}, "a"},
      {"empty header", header, {"GET", "/", {{"key", ""}}, ""}, std::nullopt},
      {"query", query, {"GET", "/?a=1&key=b%2Bc+d", {}, ""}, "b+c d"},
      {"first of two", query, {"GET", "/?key=a&key=b", {}, ""}, "a"},
      {"other case in query", query, {"GET", "/?KEY=a", {}, ""}, std::nullopt},
      {"cookie", cookie, {"GET", "/", {{"Cookie", "x=1; key=a"}}, ""}, "a"},
      {"bearer", bearer, {"GET", "/", {{"Authorization", "bearer   a.b-c"}}, ""}, "a.b-c"},
      {"no token", bearer, {"GET", "/", {{"Authorization", "Bearer"}}, ""}, std::nullopt},
      {"blank token", bearer, {"GET", "/", {{"Authorization", "Bearer  "}}, ""}, std::nullopt},
      {"other scheme", bearer, {"GET", "/", {{"Authorization", "Bearers a"}}, ""}, std::nullopt},
      {"basic", basic, {"GET", "/", {{"Authorization", "Basic dXNlcjpwYTpzcw=="}}, ""}, "pa:ss"},
      {"user alone", basic, {"GET", "/", {{"Authorization", "Basic dXNlcjo="}}, ""}, "user"},
      {"no colon", basic, {"GET", "/", {{"Authorization", "Basic dXNlcg=="}}, ""}, std::nullopt},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(find_credential(row.scheme, row.request) == row.credential);
  }
}

TEST_CASE("a credential that is put is found again") {
  for (const char* key : {"a", "a b", "a+b&c=d", "ümlaut%20", "0123456789"}) {
    for (const SecurityScheme& scheme : {key_in(ParameterPlace::header), key_in(ParameterPlace::query),
                                         http_scheme("bearer"), http_scheme("basic"), http_scheme("token")}) {
      CAPTURE(key);
      CAPTURE(describe(scheme));
      http::Request request{"GET", "/?x=1", {}, ""};
      put_credential(request, scheme, key);
      CHECK(find_credential(scheme, request) == std::string(key));
    }
  }
}

TEST_CASE("challenges") {
  CHECK(challenge_of(http_scheme("bearer")) == "Bearer realm=\"steelyard\"");
  CHECK(challenge_of(http_scheme("basic")) == "Basic realm=\"steelyard\"");
  CHECK(challenge_of(key_in(ParameterPlace::header)).empty());
}

}  // namespace
}  // namespace steelyard::openapi
