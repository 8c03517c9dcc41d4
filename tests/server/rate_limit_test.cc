// N requests a window, then 429: what is counted, when it begins anew, and what the answers say.
#include <doctest/doctest.h>

#include "server/rate/rate_limiter.h"
#include "tests/server/story_support.h"

namespace steelyard::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

provider::RateLimit limit_of(std::int64_t requests, seconds window) {
  provider::RateLimit limit;
  limit.requests = requests;
  limit.window = window;
  return limit;
}

TEST_CASE("a window from its first request to its end") {
  const provider::RateLimit limit = limit_of(2, seconds(10));
  const struct {
    milliseconds at;
    bool allowed;
    std::int64_t remaining;
    int reset;
  } rows[] = {
      {milliseconds(5000), true, 1, 10},  {milliseconds(5400), true, 0, 10},  {milliseconds(6000), false, 0, 9},
      {milliseconds(14999), false, 0, 1}, {milliseconds(15000), true, 1, 10}, {milliseconds(30000), true, 1, 10},
      {milliseconds(31000), true, 0, 9},  {milliseconds(2000), true, 1, 10},  // the clock was set back
      {milliseconds(11999), true, 0, 1},  {milliseconds(11999), false, 0, 1},
  };
  RateWindow window;
  for (const auto& row : rows) {
    CAPTURE(row.at.count());
    const RateVerdict verdict = take(limit, window, Moment(row.at));
    CHECK(verdict.allowed == row.allowed);
    CHECK(verdict.limit == 2);
    CHECK(verdict.remaining == row.remaining);
    CHECK(verdict.reset.count() == row.reset);
  }
}

TEST_CASE("each key has its own window, and only so many are remembered") {
  RateLimiter limiter({{"acme", limit_of(1, seconds(60))}}, 2);
  CHECK(limiter.take("acme", 1, Moment())->allowed);
  CHECK(limiter.take("acme", 2, Moment())->allowed);
  CHECK_FALSE(limiter.take("acme", 1, Moment())->allowed);
  CHECK(limiter.take("acme", 3, Moment())->allowed);  // 2 goes
  CHECK_FALSE(limiter.take("acme", 1, Moment())->allowed);
  CHECK(limiter.take("acme", 2, Moment())->allowed);
  CHECK_FALSE(limiter.take("other", 1, Moment()));
  limiter.reset();
  CHECK(limiter.take("acme", 1, Moment())->allowed);
}

TEST_CASE("a limit that is as before keeps its windows when others take its place") {
  RateLimiter limiter({{"acme", limit_of(1, seconds(60))}, {"other", limit_of(1, seconds(60))}});
  CHECK(limiter.take("acme", 1, Moment())->allowed);
  CHECK(limiter.take("other", 1, Moment())->allowed);
  limiter.replace(
      {{"acme", limit_of(1, seconds(60))}, {"other", limit_of(2, seconds(60))}, {"new", limit_of(3, seconds(60))}});
  CHECK_FALSE(limiter.take("acme", 1, Moment())->allowed);
  CHECK(limiter.take("other", 1, Moment())->remaining == 1);
  CHECK(limiter.take("new", 1, Moment())->by->requests == 3);
  limiter.replace({});
  CHECK_FALSE(limiter.take("acme", 1, Moment()));
}

struct Said {
  int at;  // seconds
  int status;
  std::map<std::string, std::string> headers;  // "" for a field that is not there
  std::string body = {};                       // "" if it does not matter
};

struct Row {
  const char* provider;
  const char* key_field;
  const char* target;
  std::vector<Said> said;
};

TEST_CASE("the fields of each provider count down, and a refusal says when to come again") {
  const Row rows[] = {
      {"youcom",
       "X-API-Key",
       "/v1/billing/account_balance",
       {{0,
         200,
         {{"X-RateLimit-Limit", "2"},
          {"X-RateLimit-Remaining", "1"},
          {"X-RateLimit-Reset", "30"},
          {"Retry-After", ""}}},
        {10,
         200,
         {{"X-RateLimit-Limit", "2"},
          {"X-RateLimit-Remaining", "0"},
          {"X-RateLimit-Reset", "20"},
          {"Retry-After", ""}}},
        {11,
         429,
         {{"X-RateLimit-Limit", "2"},
          {"X-RateLimit-Remaining", "0"},
          {"X-RateLimit-Reset", "19"},
          {"Retry-After", "19"}}},
        {30,
         200,
         {{"X-RateLimit-Limit", "2"},
          {"X-RateLimit-Remaining", "1"},
          {"X-RateLimit-Reset", "30"},
          {"Retry-After", ""}}}}},
      {"sunor",
       "x-api-key",
       "/api/v1/account/balance",
       {{0, 200, {{"X-RateLimit-Remaining", "1"}, {"X-RateLimit-Limit", ""}}},
        {0, 200, {{"X-RateLimit-Remaining", "0"}}},
        {25,
         429,
         {{"X-RateLimit-Remaining", "0"}, {"Retry-After", "5"}},
         "{\n  \"code\": 429,\n  \"message\": \"Rate limit exceeded. Try again in 5 seconds.\"\n}\n"}}},
      {"breeze",
       "xi-api-key",
       "/v1/balance",
       {{0, 200, {{"X-RateLimit-Remaining", ""}, {"Retry-After", ""}}},
        {0, 200, {}},
        {1, 429, {{"Retry-After", "29"}, {"x-breeze-api-key-id", "key_demo"}}}}},
      {"parallel",
       "Authorization",
       "/account/service/v1/balance",
       {{0, 200, {}}, {0, 200, {}}, {29, 429, {{"Retry-After", "1"}}}}},
      {"brightdata",
       "Authorization",
       "/customer/balance",
       {{0, 200, {}}, {0, 200, {}}, {9, 429, {{"Retry-After", "21"}}}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.provider);
    provider::Provider provider = builtin_with_scenarios(row.provider);
    REQUIRE(provider.rate_limit);
    CHECK(provider.rate_limit->source == provider::Source::assumed);
    provider::RateLimit limit = *provider.rate_limit;
    limit.requests = 2;
    limit.window = seconds(30);
    Moment now{};
    MockMemory memory;
    memory.rate_limits = {{row.provider, limit}};
    memory.clock = [&now] { return now; };
    const auto mock = mock_of(std::move(provider), std::move(memory));
    const bool bearer = row.key_field == std::string("Authorization");
    for (const Said& said : row.said) {
      CAPTURE(said.at);
      now = Moment(seconds(1'700'000'000 + said.at));
      const http::Response response =
          mock->answer({"GET", row.target, {{row.key_field, bearer ? "Bearer k" : "k"}}, ""}).response;
      CHECK(response.status == said.status);
      for (const auto& field : said.headers) {
        CAPTURE(field.first);
        CHECK(response.headers.combined(field.first).value_or("") == field.second);
      }
      if (!said.body.empty()) CHECK(response.body == said.body);
    }
  }
}

TEST_CASE("without a limit nothing is counted") {
  const auto mock = mock_of("youcom");
  for (int i = 0; i < 3; ++i) {
    const http::Response response =
        mock->answer({"GET", "/v1/billing/account_balance", {{"X-API-Key", "k"}}, ""}).response;
    CHECK(response.status == 200);
    CHECK(response.headers.combined("X-RateLimit-Remaining") == "99");  // of the fixture
  }
}

}  // namespace
}  // namespace steelyard::server
