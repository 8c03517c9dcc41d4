// Which scenarios run and where they are: by key and for everyone, moved by hand, and asked by many threads at once.
#include "server/scenario/scenario_store.h"

#include <doctest/doctest.h>

#include <map>     // counts
#include <thread>  // many at once

#include "tests/server/story_support.h"

namespace steelyard::server {
namespace {

const provider::RequestFacts kSunor{"GET /api/v1/account/balance", 200};

Providers served(const std::string& name) { return {std::make_shared<ServedProvider>(builtin_with_scenarios(name))}; }

std::string state_of(ScenarioStore& store, const char* scenario) {
  for (const ScenarioStatus& status : store.list()) {
    if (status.name == scenario) return status.state;
  }
  return "";
}

std::string next(ScenarioStore& store, KeyId key) {
  const auto step = store.step("sunor", kSunor, key);
  if (!step) return "none";
  std::string told = step->row->state;
  for (const Decimal& amount : step->amounts) told += " " + amount.to_string();
  return told;
}

TEST_CASE("nothing runs until it is started, and nothing after it was stopped") {
  const Providers providers = served("sunor");
  ScenarioStore store(providers, {});
  CHECK(next(store, 1) == "none");
  REQUIRE(store.start("sunor", "top-up"));
  CHECK(next(store, 1) == "empty 0 0");
  CHECK_FALSE(store.step("breeze", kSunor, 1));
  REQUIRE(store.stop("sunor", "top-up"));
  CHECK(next(store, 1) == "none");
  REQUIRE(store.start("sunor", "top-up"));
  CHECK(next(store, 1) == "empty 0 0");  // from the start
  store.stop_all();
  CHECK(next(store, 1) == "none");
}

TEST_CASE("each key has a state of its own, everyone shares that of a scenario for everyone") {
  const Providers providers = served("sunor");
  ScenarioStore store(providers, {});
  REQUIRE(store.start("sunor", "key-expires"));
  CHECK(next(store, 1) == "valid");
  CHECK(next(store, 1) == "valid");
  CHECK(next(store, 2) == "valid");
  CHECK(next(store, 1) == "expired");
  CHECK(next(store, 2) == "valid");
  for (const ScenarioStatus& status : store.list()) {
    if (status.name != "key-expires") continue;
    CHECK(status.running);
    CHECK(status.per_key);
    CHECK(status.state == "valid");
    CHECK(status.states == std::vector<std::string>{"valid", "expired"});
    REQUIRE(status.keys.size() == 2);
    CHECK(status.keys[0].key == 2);
    CHECK(status.keys[0].state == "expired");  // where the next request is answered
  }
  provider::Provider shared = builtin_with_scenarios("sunor");
  for (provider::Scenario& scenario : shared.scenarios) scenario.per = provider::Scenario::Per::everyone;
  const Providers all = {std::make_shared<ServedProvider>(std::move(shared))};
  ScenarioStore global(all, {});
  REQUIRE(global.start("sunor", "key-expires"));
  CHECK(next(global, 1) == "valid");
  CHECK(next(global, 2) == "valid");
  CHECK(next(global, 3) == "expired");
  CHECK(state_of(global, "key-expires") == "expired");
}

TEST_CASE("a state that is set comes with the amounts that it has when requests lead there") {
  const Providers providers = served("sunor");
  ScenarioStore store(providers, {});
  REQUIRE(store.start("sunor", "freeze-release"));
  CHECK(next(store, 1) == "idle 950 10");
  REQUIRE(store.set_state("sunor", "freeze-release", "charged"));
  CHECK(state_of(store, "freeze-release") == "charged");
  CHECK(next(store, 1) == "charged 910 25");
  CHECK(next(store, 2) == "charged 910 25");  // a new key begins there too
  CHECK(next(store, 1) == "released 925 10");
  REQUIRE(store.reset("sunor", "freeze-release"));
  CHECK(next(store, 1) == "idle 950 10");
  CHECK(next(store, 1) == "frozen 910 50");
  store.reset();
  CHECK(next(store, 1) == "idle 950 10");
}

TEST_CASE("what is not there, and what does not go together") {
  const Providers providers = served("sunor");
  ScenarioStore store(providers, {});
  REQUIRE(store.start("sunor", "spend"));
  const struct {
    Status status;
    ErrorCode code;
    const char* message;
  } rows[] = {
      {store.start("sunor", "spent"), ErrorCode::scenario_unknown,
       "there is no scenario of sunor \"spent\"; did you mean \"spend\"?; there are freeze-release, spend, top-up, "
       "flaky, "
       "key-expires, outage, rate-limited"},
      {store.stop("sunr", "spend"), ErrorCode::provider_unknown,
       "there is no provider \"sunr\"; did you mean \"sunor\"?; there are sunor"},
      {store.set_state("sunor", "spend", "used"), ErrorCode::scenario_state,
       "there is no state \"used\"; there are full, spending, used-up"},
      {store.reset("sunor", "x"), ErrorCode::scenario_unknown,
       "there is no scenario of sunor \"x\"; there are freeze-release, spend, top-up, flaky, key-expires, outage, "
       "rate-limited"},
      {store.start("sunor", "top-up"), ErrorCode::scenario_conflict,
       "\"spend\" and \"top-up\" of sunor both answer GET /api/v1/account/balance"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.message);
    REQUIRE_FALSE(row.status);
    CHECK(row.status.error().code == row.code);
    CHECK(row.status.error().message == row.message);
  }
  CHECK(store.start("sunor", "spend"));  // again is from the start, no conflict with itself
}

TEST_CASE("what others take the place of goes on where it tells the same story, and begins anew where it does not") {
  using Names = std::vector<std::string>;
  ScenarioStore store(served("sunor"), {});
  REQUIRE(store.start("sunor", "spend"));
  CHECK(next(store, 1) == "full 30 10");
  CHECK(next(store, 1) == "spending 20 10");
  const ScenarioChanges none = store.replace(served("sunor"));
  CHECK(none.begun_anew == Names{});
  CHECK(none.stopped == Names{});
  CHECK(next(store, 1) == "spending 10 10");

  // Where it stands and how it is described is no part of the story.
  provider::Provider told = builtin_with_scenarios("sunor");
  for (provider::Scenario& scenario : told.scenarios) {
    scenario.says += " Indeed.";
    scenario.rows.front().where.line += 7;
  }
  CHECK(store.replace({std::make_shared<ServedProvider>(std::move(told))}).begun_anew == Names{});
  CHECK(next(store, 1) == "spending 0 10");

  provider::Provider dearer = builtin_with_scenarios("sunor");
  for (provider::Scenario& scenario : dearer.scenarios) {
    if (scenario.name == "spend")
      scenario.amounts.front().start = scenario.amounts.front().start + *Decimal::parse("5");
  }
  CHECK(store.replace({std::make_shared<ServedProvider>(std::move(dearer))}).begun_anew == Names{"sunor:spend"});
  CHECK(next(store, 1) == "full 35 10");

  provider::Provider without = builtin_with_scenarios("sunor");
  std::erase_if(without.scenarios, [](const provider::Scenario& scenario) { return scenario.name == "spend"; });
  const ScenarioChanges gone = store.replace({std::make_shared<ServedProvider>(std::move(without))});
  CHECK(gone.begun_anew == Names{});
  CHECK(gone.stopped == Names{"sunor:spend"});
  CHECK(next(store, 1) == "none");
}

TEST_CASE("only so many keys are remembered: the one not seen for longest begins anew") {
  const Providers providers = served("sunor");
  ScenarioStore store(providers, {.salt = 1, .most_keys = 2});
  REQUIRE(store.start("sunor", "key-expires"));
  const struct {
    KeyId key;
    const char* state;
  } rows[] = {{1, "valid"},   {2, "valid"}, {1, "valid"}, {3, "valid"},
              {1, "expired"}, {2, "valid"}, {2, "valid"}, {2, "expired"}};
  for (const auto& row : rows) {
    CAPTURE(row.key);
    CHECK(next(store, row.key) == row.state);
  }
}

TEST_CASE("each request is one step, however many come at once") {
  constexpr int kThreads = 8;
  constexpr int kRequests = 250;
  provider::Provider sunor = builtin_with_scenarios("sunor");
  for (provider::Scenario& scenario : sunor.scenarios) scenario.per = provider::Scenario::Per::everyone;
  const Providers providers = {std::make_shared<ServedProvider>(std::move(sunor))};
  ScenarioStore store(providers, {});
  REQUIRE(store.start("sunor", "rate-limited"));
  std::vector<std::map<std::string, int>> seen(kThreads);
  std::vector<std::thread> threads;
  for (std::map<std::string, int>& mine : seen) {
    threads.emplace_back([&store, &mine] {
      for (int i = 0; i < kRequests; ++i) ++mine[store.step("sunor", kSunor, 0)->row->state];
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::map<std::string, int> all;
  for (const auto& mine : seen) {
    for (const auto& [state, count] : mine) all[state] += count;
  }
  CHECK(all == std::map<std::string, int>{{"1", 1000}, {"2", 1000}});
}

TEST_CASE("an id of a key does not show the key") {
  const KeyId id = key_id(7, {"secret"});
  CHECK(id == key_id(7, {"secret"}));
  CHECK(id != key_id(8, {"secret"}));
  CHECK(id != key_id(7, {"Secret"}));
  CHECK(key_id(7, {"a", "b"}) != key_id(7, {"ab"}));
}

}  // namespace
}  // namespace steelyard::server
