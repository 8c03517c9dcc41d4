// Who wins: no key, wishes of the request, rate limits, validation, scenarios. And what counts for whom.
#include <doctest/doctest.h>

#include "tests/server/story_support.h"
#include "tests/support/memory_source.h"

namespace steelyard::server {
namespace {

constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: T, version: '1'}
security: [{key: []}]
paths:
  /a:
    get:
      parameters: [{name: n, in: query, schema: {type: integer}}]
      responses:
        '200': {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
)";

constexpr char kPack[] = R"(steelyard: 1
name: acme
keys: [{key: named, role: r, status: 200, example: other}]
scenarios: [s.yaml]
operations:
  - operation: GET /a
    answers:
      - {status: 200, example: plain, source: documented, body: plain.json}
      - {status: 200, example: other, source: documented, body: other.json}
      - {status: 503, example: busy, source: assumed, body: busy.json}
)";

constexpr char kScenario[] = R"(steelyard: 1
scenario: s
says: t.
sequence:
  - {status: 503, headers: {Retry-After: "7", X-More: x}, delay: 20, fault: dribble}
  - {example: other, values: {/a: 9}}
)";

// At most two requests a minute, and the scenario above.
std::unique_ptr<Mock> acme() {
  const test::MemorySource source({{"contract.yaml", kContract},
                                   {"provider.yaml", kPack},
                                   {"s.yaml", kScenario},
                                   {"plain.json", R"({"a":1})"},
                                   {"other.json", R"({"a":2})"},
                                   {"busy.json", R"({"code":503})"}});
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load(source, "");
  if (!provider) FAIL(to_string(provider.error()));
  provider::RateLimit limit;
  limit.requests = 2;
  limit.window = std::chrono::seconds(60);
  limit.headers = {{"X-Left", provider::RateCount::remaining}};
  MockMemory memory;
  memory.rate_limits = {{"acme", limit}};
  memory.clock = [] { return Moment(std::chrono::seconds(1000)); };
  std::unique_ptr<Mock> mock = mock_of(std::move(*provider), std::move(memory));
  REQUIRE(mock->scenarios().start("acme", "s"));
  return mock;
}

struct Row {
  const char* name;
  const char* target;
  http::Headers headers;
  int status;
  const char* why;
  const char* left;  // X-Left, "" if the request does not count
};

TEST_CASE("who wins, and what counts") {
  const Row rows[] = {
      {"no key", "/a", {}, 401, "no credential", ""},
      {"a wish by header", "/a", {{"X-Key", "k"}, {"Prefer", "code=418"}}, 418, "preference", ""},
      {"a wish by query", "/a?__example=plain", {{"X-Key", "k"}}, 200, "preference", ""},
      {"a wish for an invented body", "/a?__dynamic=true", {{"X-Key", "k"}}, 200, "success", ""},
      {"a wish by the ending of the key", "/a", {{"X-Key", "k-403"}}, 403, "key", ""},
      {"a named key", "/a", {{"X-Key", "named"}}, 200, "key", ""},
      {"a request that breaks the contract counts for the limit alone",
       "/a?n=x",
       {{"X-Key", "k"}},
       422,
       "validation",
       "1"},
      {"the scenario", "/a", {{"X-Key", "k"}}, 503, "scenario", "0"},
      {"beyond the limit", "/a", {{"X-Key", "k"}}, 429, "rate limit", "0"},
      {"a wish beyond the limit", "/a?__code=500", {{"X-Key", "k"}}, 500, "preference", ""},
      {"another key has a limit of its own, and a scenario", "/a", {{"X-Key", "other"}}, 503, "scenario", "1"},
      {"which goes on", "/a", {{"X-Key", "other"}}, 200, "scenario", "0"},
      {"and is not moved by what the limit refused", "/a", {{"X-Key", "k"}}, 429, "rate limit", "0"},
  };
  const auto mock = acme();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Answered answered = mock->answer({"GET", row.target, row.headers, ""});
    CHECK(answered.response.status == row.status);
    CHECK(answered.why == row.why);
    CHECK(answered.response.headers.combined("X-Left").value_or("") == row.left);
    CHECK(answered.response.headers.has("Steelyard-Scenario") == (answered.why == "scenario"));
  }
}

TEST_CASE("a step says headers, values, delay and fault") {
  const auto mock = acme();
  const http::Request request{"GET", "/a", {{"X-Key", "k"}}, ""};
  const Answered first = mock->answer(request);
  CHECK(first.scenario == "s: 1");
  CHECK(first.response.headers.combined("Retry-After") == "7");
  CHECK(first.response.headers.combined("X-More") == "x");
  CHECK(first.delivery.delay == std::chrono::milliseconds(20));
  CHECK(first.delivery.fault == Fault::dribble);
  const Answered second = mock->answer(request);
  CHECK(second.scenario == "s: 2");
  CHECK(second.response.body == R"({"a":9})");
  CHECK(second.delivery.delay == std::chrono::milliseconds(0));
  CHECK(second.delivery.fault == Fault::none);
}

TEST_CASE("a fault that there is not is refused") {
  provider::Provider provider = builtin_with_scenarios("sunor");
  provider.scenarios.front().rows.front().answer.fault = "dribbel";
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(provider));
  const Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
  REQUIRE_FALSE(mock);
  CHECK(mock.error().code == ErrorCode::scenario_answer);
  CHECK(mock.error().message == "there is no fault \"dribbel\"; did you mean \"dribble\"?");
}

}  // namespace
}  // namespace steelyard::server
