// What requests in a row tell: each built-in scenario of each provider, walked through all its steps. The answers are
// those of the mock, and each of them is judged by contract and promises.
#include <doctest/doctest.h>

#include "base/json.h"
#include "base/pointer.h"
#include "provider/audit.h"
#include "provider/sample_request.h"
#include "tests/server/story_support.h"

namespace steelyard::server {
namespace {

using Lines = std::vector<std::string>;

struct Story {
  const char* provider;
  const char* scenario;
  std::vector<const char*> pointers;  // what is told of each body
  Lines told;                         // of each request, status first
};

const Story kStories[] = {
    {"sunor",
     "spend",
     {"/data/available", "/data/frozen", "/data/total"},
     {"200 30 10 40", "200 20 10 30", "200 10 10 20", "200 0 10 10", "402", "402"}},
    {"sunor",
     "spend",
     {"/message"},
     {"200", "200", "200", "200", "402 \"Insufficient credits: available 0, required 10\""}},
    {"sunor",
     "top-up",
     {"/data/available", "/data/frozen", "/data/total"},
     {"200 0 0 0", "402", "200 500 0 500", "200 500 0 500"}},
    {"sunor",
     "freeze-release",
     {"/data/available", "/data/frozen", "/data/total"},
     {"200 950 10 960", "200 910 50 960", "200 910 25 935", "200 925 10 935", "200 925 10 935"}},
    {"breeze",
     "spend",
     {"/balance", "/balance_millicredits"},
     {"200 0.3 300", "200 0.2 200", "200 0.1 100", "200 0 0", "402", "402"}},
    {"breeze",
     "top-up",
     {"/balance", "/balance_millicredits", "/topups/0/amount"},
     {"200 0.5 500", "402", "200 501 501000 500.5", "200 501 501000 500.5"}},
    {"youcom", "spend", {"/data/attributes/balance"}, {"200 100.5", "200 67", "200 33.5", "200 0", "402", "402"}},
    {"youcom", "top-up", {"/data/attributes/balance"}, {"200 0", "402", "200 5000", "200 5000"}},
    {"brightdata",
     "spend",
     {"/balance", "/pending_balance"},
     {"200 456 123", "200 304 123", "200 152 123", "200 0 123", "200 0 123"}},
    {"brightdata", "top-up", {"/balance", "/pending_balance"}, {"200 123 123", "200 0 0", "200 100 0", "200 100 0"}},
    {"parallel",
     "spend",
     {"/credit_balance_cents", "/pending_debit_balance_cents"},
     {"200 501 0", "200 501 250.5", "200 250.5 0", "200 250.5 250.5", "200 0 0", "200 0 0"}},
    {"parallel",
     "top-up",
     {"/credit_balance_cents", "/pending_debit_balance_cents"},
     {"200 0 0", "200 0 0", "200 10000 0"}},
    {"parallel",
     "invoice",
     {"/credit_balance_cents", "/pending_debit_balance_cents", "/will_invoice"},
     {"200 12345 678 false", "200 11667 0 false", "200 0 0 true", "200 0 0 true", "200 12345 678 false"}},
};

const struct {
  const char* scenario;
  std::vector<int> statuses;
} kCommon[] = {
    {"flaky", {503, 503, 200, 200}},
    {"outage", {503, 503, 503}},
    {"key-expires", {200, 200, 401, 401}},
    {"rate-limited", {200, 200, 429, 429, 200, 200, 429}},
};

const char* const kProviders[] = {"brightdata", "breeze", "parallel", "sunor", "youcom"};

class Player {
 public:
  Player(const std::string& provider, const std::string& scenario)
      : name_(provider), scenario_(scenario), mock_(mock_of(provider)) {
    const Status started = mock_->scenarios().start(provider, scenario);
    REQUIRE_MESSAGE(started, (started ? "" : to_string(started.error())));
  }

  Answered ask() {
    const provider::Provider& provider = served().provider;
    const openapi::Operation& operation = provider.contract->operations.front();
    Answered answered = mock_->answer(sample_request(provider, operation, provider.sample_key));
    CHECK(answered.why == "scenario");
    CHECK(answered.scenario.starts_with(scenario_ + ": "));
    CHECK(answered.response.headers.combined("Steelyard-Scenario") == answered.scenario);
    judge(operation, answered);
    return answered;
  }

 private:
  ServedProvider& served() { return *mock_->providers().front(); }

  // The answer as a fixture, so that contract and promises judge it.
  void judge(const openapi::Operation& operation, const Answered& answered) {
    provider::Answer answer;
    answer.status = answered.response.status;
    answer.content_type = answered.response.headers.combined("Content-Type").value_or("");
    answer.body = answered.response.body;
    answer.body_file = "answer";
    for (const auto& [name, value] : answered.response.headers) answer.headers.push_back({name, value, false});
    // A key that is refused was not used.
    if (answer.status == 401) {
      CHECK_FALSE(answered.response.headers.has("x-breeze-api-key-id"));
    }
    for (const provider::FixtureBreach& breach :
         audit_answer(served().provider, operation, answer, served().validators)) {
      FAIL_CHECK(to_string(breach.error));
    }
  }

  std::string name_;
  std::string scenario_;
  std::unique_ptr<Mock> mock_;
};

std::string tell(const Answered& answered, const std::vector<const char*>& pointers) {
  std::string line = std::to_string(answered.response.status);
  const Json body = Json::parse(answered.response.body, nullptr, false);
  for (const char* pointer : pointers) {
    const Json* value = pointer_find(body, pointer);
    if (value != nullptr) line += " " + write_json(*value);
  }
  return line;
}

TEST_CASE("balances move, and every promise is kept at each step") {
  for (const Story& story : kStories) {
    CAPTURE(story.provider);
    CAPTURE(story.scenario);
    Player player(story.provider, story.scenario);
    Lines told;
    for (std::size_t i = 0; i < story.told.size(); ++i) told.push_back(tell(player.ask(), story.pointers));
    CHECK(told == story.told);
  }
}

TEST_CASE("the common scenarios give each provider's own errors") {
  for (const char* const provider : kProviders) {
    for (const auto& common : kCommon) {
      CAPTURE(provider);
      CAPTURE(common.scenario);
      Player player(provider, common.scenario);
      std::vector<int> statuses;
      for (std::size_t i = 0; i < common.statuses.size(); ++i) {
        const Answered answered = player.ask();
        statuses.push_back(answered.response.status);
        CHECK(answered.body_file != "");  // a fixture of the pack
        if (statuses.back() == 429) CHECK(answered.response.headers.combined("Retry-After") == "30");
      }
      CHECK(statuses == common.statuses);
    }
  }
}

TEST_CASE("every built-in scenario has a story here") {
  for (const char* const name : kProviders) {
    for (const provider::Scenario& scenario : builtin_with_scenarios(name).scenarios) {
      CAPTURE(scenario.name);
      const bool own = std::any_of(std::begin(kStories), std::end(kStories), [&](const Story& story) {
        return story.provider == std::string(name) && story.scenario == scenario.name;
      });
      const bool common = std::any_of(std::begin(kCommon), std::end(kCommon),
                                      [&](const auto& row) { return row.scenario == scenario.name; });
      CHECK(own != common);
    }
  }
}

TEST_CASE("a body keeps its form, and one that nothing changes its bytes") {
  Player spend("sunor", "spend");
  CHECK(spend.ask().response.body ==
        "{\n  \"code\": 200,\n  \"data\": {\n    \"available\": 30,\n    \"frozen\": 10,\n    \"total\": 40\n  }\n}\n");
  const provider::Provider sunor = builtin_with_scenarios("sunor");
  Player flaky("sunor", "flaky");
  flaky.ask();
  flaky.ask();
  CHECK(flaky.ask().response.body == sunor.answers("GET /api/v1/account/balance").front().body);
}

}  // namespace
}  // namespace steelyard::server
