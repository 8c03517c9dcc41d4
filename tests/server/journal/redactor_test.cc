// No credential reaches the journal: one row a place where one can stand.
#include "server/journal/redactor.h"

#include "openapi/security.h"
#include "tests/server/admin/admin_client.h"

namespace steelyard::server {
namespace {

constexpr char kSecret[] = "s3cr3t/V+lue=";

TEST_CASE("a credential is shown nowhere, wherever it stands") {
  struct Row {
    const char* name;
    http::Request request;
  };
  const std::string secret = kSecret;
  const std::string json = Json(secret).dump();
  const Row rows[] = {
      {"the header of a contract", {"GET", "/v1/balance", {{"X-Own", secret}}, ""}},
      {"the query of a contract", {"GET", "/v1/balance?a=1&pass=s3cr3t%2FV%2Blue%3D", {}, ""}},
      {"the header of another API, on a path that no API has", {"GET", "/nowhere", {{"X-Api-Key", secret}}, ""}},
      {"a token of a source host", {"GET", "/nowhere", {{"Private-Token", secret}}, ""}},
      {"a token of a vault", {"GET", "/nowhere", {{"X-Vault-Token", secret}}, ""}},
      {"a bearer token that nobody wants", {"GET", "/nowhere", {{"Authorization", "Bearer " + secret}}, ""}},
      {"a password for basic", {"GET", "/nowhere", {{"Authorization", "Basic " + secret}}, ""}},
      {"a bare token", {"GET", "/nowhere", {{"Authorization", secret}}, ""}},
      {"a cookie", {"GET", "/nowhere", {{"Cookie", "a=1; session=" + secret}}, ""}},
      {"a key in the query", {"GET", "/nowhere?api_key=" + secret, {}, ""}},
      {"a signature in the query", {"GET", "/nowhere?signature=s3cr3t%2FV%2Blue%3D", {}, ""}},
      {"a key in the parameters of a path", {"GET", "/nowhere;a=1;api_key=s3cr3t%2FV%2Blue%3D/b;c", {}, ""}},
      {"the session of a body", {"POST", "/nowhere", {}, R"({"session": )" + json + "}"}},
      {"tokens", {"POST", "/nowhere", {}, R"({"tokens": [)" + json + "]}"}},
      {"a key of functions", {"GET", "/nowhere", {{"X-Functions-Key", secret}}, ""}},
      {"an authentication", {"GET", "/nowhere", {{"Authentication", secret}}, ""}},
      {"a key with an ending, and without it elsewhere",
       {"GET", "/nowhere?echo=s3cr3t%2FV%2Blue%3D", {{"X-Own", secret + "-delay-5-503"}}, ""}},
      {"a member of a body", {"POST", "/nowhere", {}, R"({"a": [{"client_secret": )" + json + "}]}"}},
      {"a field of a form",
       {"POST",
        "/nowhere",
        {{"Content-Type", "application/x-www-form-urlencoded"}},
        "b=1&password=s3cr3t%2FV%2Blue%3D"}},
      {"the user information of a target", {"GET", "http://ann:" + secret.substr(0, 6) + "@h/nowhere", {}, ""}},
      {"the same secret in other places",
       {"POST", "/nowhere/s3cr3t%2FV%2Blue%3D", {{"X-Own", secret}, {"X-Note", "I am " + secret}}, "text " + secret}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    test::AdminClient client;
    client.ask("POST", "/__admin/mappings",
               R"({"request": {"url": "/elsewhere?api_key=)" + secret + R"(", "headers": {"X-Own": {"equalTo": )" +
                   json + R"(}, "Authorization": {"or": [{"contains": )" + json +
                   R"(}]}}, "cookies": {"c": {"equalTo": )" + json + "}}}}");
    client.service.answer(row.request, {.address = "192.0.2.9", .loopback = false, .tls = false, .server_name = ""});
    const std::string shown = client.everything_shown();
    CHECK(shown.find("192.0.2.9") != std::string::npos);
    for (const std::string& form : {secret, secret.substr(0, 6), openapi::base64_encode(secret)})
      CHECK(shown.find(form) == std::string::npos);
  }
}

TEST_CASE("what is no credential is kept as it came") {
  const std::unique_ptr<Mock> mock = test::small_mock();
  const Redactor redactor(mock->providers(), Disguiser("salt"));
  const http::Request request{"POST",
                              "/a?max_tokens=1&q=%20x&=&b",
                              {{"Idempotency-Key", "7"}, {"Content-Type", "application/json"}},
                              "{ \"a\" : 1.50 }"};
  const Redactor::Redacted redacted = redactor.redact(request, 1000);
  CHECK(redacted.secrets.empty());
  CHECK(redacted.request.target == request.target);
  CHECK(redacted.request.body == request.body);
  CHECK(redacted.request.headers.combined("Idempotency-Key") == "7");
}

TEST_CASE("marks tell keys apart within a run, and nothing between runs") {
  const Disguiser disguiser("salt");
  CHECK(disguiser.mark("key") == disguiser.mark("key"));
  CHECK(disguiser.mark("key") != disguiser.mark("kez"));
  CHECK(disguiser.mark("key") != Disguiser("other").mark("key"));
  CHECK(disguiser.mark("key").size() == std::string("[redacted:123456789012]").size());
  CHECK(disguiser.mark(disguiser.mark("key")) == disguiser.mark("key"));
  CHECK(disguiser.mark("") == "");
  const std::string mark = disguiser.mark("t");
  CHECK(disguiser.header("Authorization", "Bearer t") == "Bearer " + mark);
  CHECK(disguiser.header("authorization", "t") == mark);
  CHECK(disguiser.header("X-Own", "t") == mark);
  CHECK(disguiser.header("Cookie", "a=t; b=t") == "a=" + mark + "; b=" + mark);
  CHECK(disguiser.header("Set-Cookie", "a=t; Path=/") == "a=" + mark + "; Path=/");
}

TEST_CASE("requests are still counted by their key") {
  test::AdminClient client;
  for (const char* key : {"one-key", "one-key", "two-key"}) client.ask("GET", "/v1/balance", "", {{"X-Own", key}});
  client.ask("GET", "/v1/balance?pass=one-key");
  client.ask("GET", "/x", "", {{"Cookie", "c=cookie"}, {"Authorization", "Basic YW5uOnBhc3M="}});
  const struct {
    const char* pattern;
    int count;
  } rows[] = {
      {R"({"headers": {"X-Own": {"equalTo": "one-key"}}})", 2},
      {R"({"headers": {"X-Own": {"not": {"equalTo": "two-key"}}}, "urlPath": "/v1/balance"})", 3},
      {R"({"headers": {"X-Own": {"or": [{"equalTo": "one-key"}, {"equalTo": "two-key"}]}}})", 3},
      {R"({"headers": {"X-Own": {"contains": "one"}}})", 0},
      {R"({"queryParameters": {"pass": {"equalTo": "one-key"}}})", 1},
      {R"({"url": "/v1/balance?pass=one-key"})", 1},
      {R"({"url": "/v1/balance?pass=two-key"})", 0},
      {R"({"cookies": {"c": {"equalTo": "cookie"}}})", 1},
      {R"({"basicAuth": {"username": "ann", "password": "pass"}})", 1},
      {R"({"basicAuth": {"username": "ann", "password": "past"}})", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.pattern);
    CHECK(client.json("POST", "/__admin/requests/count", row.pattern).at("count") == row.count);
  }
}

}  // namespace
}  // namespace steelyard::server
