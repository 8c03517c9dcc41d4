// What a pack adds to a contract: which fixture answers whom, and how it is labelled.
#include <doctest/doctest.h>

#include "base/json.h"
#include "provider/pack.h"
#include "server/mock.h"
#include "tests/support/memory_source.h"

namespace steelyard::server {
namespace {

constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: 'https://api.acme.example/base'}]
security: [{key: []}]
paths:
  /a:
    get:
      responses:
        '200':
          description: d
          content: {application/json: {schema: {type: object, required: [a, b], properties: {a: {type: integer, maximum: 9}, b: {type: integer}}}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
)";

constexpr char kPack[] = R"(steelyard: 1
name: acme
keys: [{key: poor, role: poor, status: 402, example: credits}]
promises:
  - {id: b-is-a, says: b is a., source: documented, on: [200], mirror: {pointer: /b, of: /a}}
operations:
  - operation: GET /a
    answers:
      - {status: 200, example: plain, source: documented, body: plain.json, headers: {X-Fixed: 'yes'}}
      - {status: 200, example: seen, source: observed, body: seen.json}
      - {status: 401, example: no-key, source: observed, when: no_credential, body: no-key.json}
      - {status: 401, example: bad-key, source: observed, when: bad_credential, body: bad-key.json}
      - {status: 402, example: other, source: assumed, body: other.json}
      - {status: 402, example: credits, source: assumed, body: credits.txt, content_type: text/plain}
)";

std::unique_ptr<Mock> acme(std::uint64_t seed = 1) {
  const test::MemorySource source({{"contract.yaml", kContract},
                                   {"provider.yaml", kPack},
                                   {"plain.json", R"({"a":1,"b":1})"},
                                   {"seen.json", R"({"a":2,"b":2})"},
                                   {"no-key.json", R"({"code":401,"message":"no key"})"},
                                   {"bad-key.json", R"({"code":401,"message":"bad key"})"},
                                   {"other.json", R"({"code":402,"message":"other"})"},
                                   {"credits.txt", "no credits"}});
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load(source, "");
  if (!provider) FAIL(to_string(provider.error()));
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(*provider));
  Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, seed);
  REQUIRE(mock);
  return std::move(*mock);
}

TEST_CASE("who gets which fixture") {
  const auto mock = acme();
  const struct {
    const char* name;
    const char* target;
    http::Headers headers;
    int status;
    const char* body;
    const char* example;
    const char* why;
  } rows[] = {
      {"key", "/a", {{"X-Key", "k"}}, 200, R"({"a":1,"b":1})", "plain", "success"},
      {"no key", "/a", {}, 401, R"({"code":401,"message":"no key"})", "no-key", "no credential"},
      {"key that ends in -401",
       "/a",
       {{"X-Key", "k-401"}},
       401,
       R"({"code":401,"message":"bad key"})",
       "bad-key",
       "key"},
      {"asked for, with a key",
       "/a?__code=401",
       {{"X-Key", "k"}},
       401,
       R"({"code":401,"message":"bad key"})",
       "bad-key",
       "preference"},
      {"asked for, without", "/a?__code=401", {}, 401, R"({"code":401,"message":"no key"})", "no-key", "preference"},
      {"named key", "/a", {{"X-Key", "poor"}}, 402, "no credits", "credits", "key"},
      {"first of its status",
       "/a?__code=402",
       {{"X-Key", "k"}},
       402,
       R"({"code":402,"message":"other"})",
       "other",
       "preference"},
      {"named example", "/a?__example=seen", {{"X-Key", "k"}}, 200, R"({"a":2,"b":2})", "seen", "preference"},
      {"example of another status",
       "/a?__example=credits",
       {{"X-Key", "k"}},
       402,
       "no credits",
       "credits",
       "preference"},
      {"borrowed shape",
       "/a?__code=503",
       {{"X-Key", "k"}},
       503,
       "{\"code\":503,\"message\":\"Service Unavailable\"}\n",
       "",
       "preference"},
      {"base path", "/base/a", {{"X-Key", "k"}}, 200, R"({"a":1,"b":1})", "plain", "success"},
      {"prefix", "/acme/a", {{"X-Key", "k"}}, 200, R"({"a":1,"b":1})", "plain", "success"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const Answered answered = mock->answer({"GET", row.target, row.headers, ""});
    CHECK(answered.response.status == row.status);
    CHECK(answered.response.body == row.body);
    CHECK(answered.example == row.example);
    CHECK(answered.why == row.why);
    CHECK(answered.provider == "acme");
    CHECK(answered.operation == "GET /a");
  }
}

TEST_CASE("labels") {
  const auto mock = acme();
  const struct {
    const char* target;
    const char* source;        // Steelyard-Source, "" for none
    const char* undocumented;  // Steelyard-Undocumented
  } rows[] = {
      {"/a", "", ""},
      {"/a?__example=seen", "observed", ""},
      {"/a?__code=402", "assumed", "true"},
      {"/a?__code=503", "assumed", "true"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.target);
    const http::Response response = mock->answer({"GET", row.target, {{"X-Key", "k"}}, ""}).response;
    CHECK(response.headers.combined("Steelyard-Source").value_or("") == row.source);
    CHECK(response.headers.combined("Steelyard-Undocumented").value_or("") == row.undocumented);
  }
}

TEST_CASE("a generated body keeps the promises and has the headers of the fixture") {
  const auto mock = acme();
  for (int i = 0; i < 20; ++i) {
    const http::Response response = mock->answer({"GET", "/a?__dynamic=true", {{"X-Key", "k"}}, ""}).response;
    const Json body = Json::parse(response.body);
    CHECK(body.at("a") == body.at("b"));
    CHECK(body.at("a") <= 9);
    CHECK(response.headers.combined("X-Fixed") == "yes");
  }
}

TEST_CASE("an answer depends on seed, number and request alone") {
  const http::Request request{"GET", "/a?__dynamic=true", {{"X-Key", "k"}}, ""};
  const auto first = acme(5);
  const auto second = acme(5);
  std::vector<std::string> bodies;
  for (int i = 0; i < 5; ++i) bodies.push_back(first->answer(request).response.body);
  for (const std::string& body : bodies) CHECK(second->answer(request).response.body == body);
  CHECK(std::any_of(bodies.begin(), bodies.end(), [&](const std::string& body) { return body != bodies.front(); }));
}

TEST_CASE("Accept chooses among fixtures of a success, not among errors") {
  const auto mock = acme();
  CHECK(mock->answer({"GET", "/a", {{"X-Key", "k"}, {"Accept", "text/html"}}, ""}).response.status == 406);
  CHECK(mock->answer({"GET", "/a", {{"Accept", "text/html"}}, ""}).response.status == 401);
}

TEST_CASE("a header that only the pack calls a credential is quoted in no message") {
  provider::Provider provider =
      provider::bare_provider(std::make_shared<const openapi::Contract>(test::contract_of_paths(
                                  "{/a: {get: {parameters: [{name: X-Own, in: header, required: true, schema: {enum: "
                                  "[a]}}], responses: {'200': {description: d}}}}}")),
                              "own");
  provider.credentials = {{openapi::ParameterPlace::header, "X-Own", "", provider::Source::documented}};
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(provider));
  const Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
  REQUIRE(mock);
  const http::Response response = (*mock)->answer({"GET", "/a", {{"X-Own", "s3cret"}}, ""}).response;
  CHECK(response.status == 422);
  CHECK(response.body.find("s3cret") == std::string::npos);
  CHECK(response.body.find("the value does not satisfy `enum`") != std::string::npos);
}

TEST_CASE("two APIs of one name are refused") {
  const std::string paths[] = {"/a", "/b"};
  std::vector<provider::Provider> providers;
  for (const std::string& path : paths) {
    providers.push_back(provider::bare_provider(std::make_shared<const openapi::Contract>(test::contract_of_paths(
                                                    "{" + path + ": {get: {responses: {'200': {description: d}}}}}")),
                                                "twin"));
  }
  const Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
  REQUIRE_FALSE(mock);
  CHECK(mock.error().code == ErrorCode::path_conflict);
  CHECK(mock.error().message == "two of the APIs have the name twin, so /twin/ could mean either");
}

TEST_CASE("an error that is documented without a body keeps what the pack promises of every body") {
  const struct {
    const char* name;
    const char* contract;
    const char* answers;
    const char* target;
    const char* body;
  } rows[] = {
      {"recorded once", "", "", "/a?__code=500", "{\"code\":500}\n"},
      {"no key", "", "", "/a", "{\"code\":401}\n"},
      {"as another error looks", "", "\n      - {status: 401, example: e, source: observed, body: e.json}",
       "/a?__code=500&__dynamic=true",
       R"({"code":500,"why":"x"}
)"},
      {"nothing is promised of it", ", on: [200]", "", "/a?__code=500", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const std::string on = *row.contract == '\0' ? ", on: all" : row.contract;
    const test::MemorySource source({{"contract.yaml", R"(openapi: 3.1.0
info: {title: T, version: '1'}
security: [{key: []}]
paths:
  /a:
    get:
      responses:
        '200': {description: d, content: {application/json: {schema: {type: object}}}}
        '401': {description: d}
        '500': {description: d}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
)"},
                                     {"provider.yaml", R"(steelyard: 1
name: acme
promises:
  - {id: code-is-status, says: c, source: documented)" + on +
                                                           R"(, equals_status: {pointer: /code}}
operations:
  - operation: GET /a
    answers:
      - {status: 200, example: ok, source: observed, body: ok.json})" +
                                                           row.answers + "\n"},
                                     {"ok.json", R"({"code":200})"},
                                     {"e.json", R"({"code":401,"why":"x"})"}});
    const Result<provider::PackLoader> loader = provider::PackLoader::create();
    REQUIRE(loader);
    Result<provider::Provider> provider = loader->load(source, "");
    if (!provider) FAIL(to_string(provider.error()));
    std::vector<provider::Provider> providers;
    providers.push_back(std::move(*provider));
    Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
    REQUIRE(mock);
    http::Request request{"GET", row.target, {}, ""};
    if (std::string_view(row.name) != "no key") request.headers.add("X-Key", "k");
    CHECK((*mock)->answer(request).response.body == row.body);
  }
}

}  // namespace
}  // namespace steelyard::server
