// Who decides how an answer travels: the request, else its key, else the mock.
#include "server/delivery_choice.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::count

#include "provider/pack.h"
#include "server/mock.h"

namespace steelyard::server {
namespace {

using std::chrono::milliseconds;

std::unique_ptr<Mock> breeze(const MockOptions& options = {}, std::uint64_t seed = 1) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load_builtin("breeze");
  REQUIRE(provider);
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(*provider));
  Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), options, seed);
  REQUIRE(mock);
  return std::move(*mock);
}

TEST_CASE("the request wins over its key, the key over the mock") {
  MockOptions options;
  options.delivery = {FixedDelay{milliseconds(9)}, Fault::slow_headers, 1};
  const auto plain = breeze();
  const auto faulty = breeze(options);
  const struct {
    const char* name;
    const char* target;
    http::Headers headers;
    bool is_faulty;
    int status;
    Fault fault;
    int delay;
    const char* applied;
  } rows[] = {
      {"nothing", "/v1/balance", {{"xi-api-key", "k"}}, false, 200, Fault::none, 0, ""},
      {"header",
       "/v1/balance",
       {{"xi-api-key", "k"}, {"Prefer", "fault=tls_cut, delay=20"}},
       false,
       200,
       Fault::tls_cut,
       20,
       "fault=tls_cut, delay=20"},
      {"query", "/v1/balance?__fault=Tls-Cut&__delay=30", {{"xi-api-key", "k"}}, false, 200, Fault::tls_cut, 30, ""},
      {"header over query",
       "/v1/balance?__fault=dribble&__delay=30",
       {{"xi-api-key", "k"}, {"Prefer", "fault=tls_cut"}},
       false,
       200,
       Fault::tls_cut,
       30,
       "fault=tls_cut"},
      {"key",
       "/v1/balance",
       {{"xi-api-key", "k-fault-invalid-json-delay-40"}},
       false,
       200,
       Fault::invalid_json,
       40,
       ""},
      {"key with a status",
       "/v1/balance",
       {{"xi-api-key", "k-503-fault-EMPTY_RESPONSE"}},
       false,
       503,
       Fault::empty_response,
       0,
       ""},
      {"header over key",
       "/v1/balance",
       {{"xi-api-key", "k-delay-40-fault-dribble"}, {"Prefer", "fault=tls_cut, delay=1"}},
       false,
       200,
       Fault::tls_cut,
       1,
       "fault=tls_cut, delay=1"},
      {"mock", "/v1/balance", {{"xi-api-key", "k"}}, true, 200, Fault::slow_headers, 9, ""},
      {"key over mock", "/v1/balance", {{"xi-api-key", "k-fault-dribble-delay-3"}}, true, 200, Fault::dribble, 3, ""},
      {"no key: the API's own 401 travels so too",
       "/v1/balance",
       {{"Prefer", "fault=dribble, example=x"}},
       false,
       401,
       Fault::dribble,
       0,
       "fault=dribble"},
      {"no route: only what the request asks for",
       "/nowhere?__delay=5",
       {{"xi-api-key", "k-fault-dribble"}},
       true,
       404,
       Fault::none,
       5,
       ""},
      {"the health of the mock is told plainly", "/healthz", {}, true, 200, Fault::none, 0, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const Answered answered = (row.is_faulty ? faulty : plain)->answer({"GET", row.target, row.headers, ""});
    CHECK(answered.response.status == row.status);
    CHECK(answered.delivery.fault == row.fault);
    CHECK(answered.delivery.delay == milliseconds(row.delay));
    CHECK(answered.response.headers.combined("Preference-Applied").value_or("") == row.applied);
  }
}

TEST_CASE("what makes no sense is refused with what would do, and without the key") {
  const auto mock = breeze();
  const struct {
    const char* target;
    http::Headers headers;
    const char* detail;
    bool lists_names;
  } rows[] = {
      {"/v1/balance", {{"Prefer", "fault=dribbl"}}, "the preference fault is \\\"dribbl\\\" and should be", true},
      {"/v1/balance", {{"Prefer", "fault"}}, "the preference fault is \\\"\\\" and should be", true},
      {"/v1/balance?__fault=none", {}, "the preference fault is \\\"none\\\" and should be", true},
      {"/v1/balance", {{"Prefer", "delay=-1"}}, "the preference delay: \\\"-1\\\" is no whole number", false},
      {"/v1/balance", {{"Prefer", "delay=3600001"}}, "is no whole number of milliseconds from 0 to 3600000", false},
      {"/v1/balance?__delay=1s", {}, "the preference delay: \\\"1s\\\" is no whole number", false},
      {"/v1/balance", {{"xi-api-key", "s3cret-fault-secretly"}}, "the end of the key names a fault", true},
      {"/v1/balance", {{"xi-api-key", "s3cret-delay-9999999999"}}, "the end of the key asks for a delay", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.detail);
    const Answered answered = mock->answer({"GET", row.target, row.headers, ""});
    const std::string& body = answered.response.body;
    CHECK(answered.response.status == 400);
    CHECK(answered.delivery.fault == Fault::none);
    CHECK(body.find(row.detail) != std::string::npos);
    CHECK((body.find("CONNECTION_RESET_BY_PEER") != std::string::npos) == row.lists_names);
    CHECK(body.find("s3cret") == std::string::npos);
    CHECK(body.find("secretly") == std::string::npos);
    CHECK(body.find("9999999999") == std::string::npos);
  }
}

std::string pattern_of(double rate, std::uint64_t seed) {
  std::string pattern;
  for (std::uint64_t number = 0; number < 1'000; ++number) {
    const Delivery chosen = choose_delivery({}, {}, {{}, Fault::dribble, rate}, {seed, number});
    pattern += chosen.fault == Fault::dribble ? 'x' : '.';
  }
  return pattern;
}

TEST_CASE("a probability with a seed gives the same faults every time") {
  CHECK(pattern_of(0, 1) == std::string(1'000, '.'));
  CHECK(pattern_of(1, 1) == std::string(1'000, 'x'));
  const std::string some = pattern_of(0.3, 1);
  CHECK(some == pattern_of(0.3, 1));
  CHECK(some != pattern_of(0.3, 2));
  const auto count = std::count(some.begin(), some.end(), 'x');
  CHECK(count > 240);
  CHECK(count < 360);
}

TEST_CASE("delays are drawn anew for every request") {
  const DeliveryDefaults defaults{UniformDelay{milliseconds(0), milliseconds(1'000'000)}, Fault::none, 1};
  const Delivery first = choose_delivery({}, {}, defaults, {1, 0});
  const Delivery second = choose_delivery({}, {}, defaults, {1, 1});
  CHECK(first.delay != second.delay);
  CHECK(first.delay == choose_delivery({}, {}, defaults, {1, 0}).delay);
}

}  // namespace
}  // namespace steelyard::server
