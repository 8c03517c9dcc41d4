#include "server/stubs/stub_store.h"

#include <thread>  // many at once

#include "tests/server/stubs/read_stub.h"

namespace steelyard::server {
namespace {

std::string id(int number) { return "00000000-0000-4000-8000-00000000000" + std::to_string(number); }

StubMapping stub(int number, const std::string& more = "") {
  return test::stub_of(R"({"id": ")" + id(number) + "\"" + (more.empty() ? "" : ", " + more) + "}");
}

std::string served(StubStore& store, const http::Request& request = {}) {
  const Served found = store.serve(RequestFacts(request));
  return found.stub == nullptr ? "" : found.stub->id.substr(35);
}

TEST_CASE("the lowest priority is asked first, and of one priority the newest") {
  StubStore store;
  CHECK(served(store) == "");
  store.add(stub(1));
  store.add(stub(2));
  store.add(stub(3, R"("priority": 9)"));
  CHECK(served(store) == "2");
  store.add(stub(4, R"("priority": 1, "request": {"url": "/only"})"));
  CHECK(served(store) == "2");
  CHECK(served(store, {.target = "/only"}) == "4");
  CHECK_FALSE(store.add(stub(1)));
  CHECK(store.remove(id(2)));
  CHECK_FALSE(store.remove(id(2)));
  CHECK(served(store) == "1");
  CHECK(store.replace(id(1), stub(1, R"("request": {"method": "PUT"})")));
  CHECK_FALSE(store.replace(id(7), stub(7)));
  CHECK(served(store) == "3");
  store.clear();
  CHECK(served(store) == "");
  CHECK(store.all().empty());
}

TEST_CASE("a scenario moves on with the stub that answers") {
  StubStore store;
  store.add(stub(1, R"("scenarioName": "s", "requiredScenarioState": "Started", "newScenarioState": "two")"));
  store.add(stub(2, R"("scenarioName": "s", "requiredScenarioState": "two", "newScenarioState": "three")"));
  store.add(stub(3, R"("scenarioName": "s", "requiredScenarioState": "three")"));
  std::string order;
  for (int i = 0; i < 4; ++i) order += served(store);
  CHECK(order == "1233");
  REQUIRE(store.scenarios().size() == 1);
  CHECK(store.scenarios()[0].state == "three");
  CHECK(store.scenarios()[0].possible == std::vector<std::string>{"Started", "two", "three"});
  CHECK(store.set_state("s", "two") == StateChange::done);
  CHECK(served(store) == "2");
  CHECK(store.set_state("s", "four") == StateChange::no_such_state);
  CHECK(store.set_state("t", "two") == StateChange::no_such_scenario);
  store.reset_scenarios();
  CHECK(served(store) == "1");
  store.clear();
  CHECK(store.scenarios().empty());
  store.add(stub(1, R"("scenarioName": "s", "newScenarioState": "two")"));
  CHECK(store.scenarios()[0].state == "Started");
}

TEST_CASE("of many requests at once each takes one step of a scenario") {
  StubStore store;
  store.add(stub(1, R"("scenarioName": "s", "requiredScenarioState": "Started", "newScenarioState": "two")"));
  store.add(stub(2, R"("scenarioName": "s", "requiredScenarioState": "two")"));
  std::atomic<int> first = 0;
  std::atomic<int> second = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        const std::string one = served(store);
        first += one == "1" ? 1 : 0;
        second += one == "2" ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(first == 1);
  CHECK(second == 1'599);
}

TEST_CASE("a stub whose pattern explodes is named") {
  StubStore store;
  store.add(stub(1));
  store.add(stub(2, R"("request": {"bodyPatterns": [{"matches": "(a|aa)+[^a]"}]})"));
  const http::Request request{.body = std::string(60, 'a')};
  const Served found = store.serve(RequestFacts(request));
  CHECK(found.gave_up);
  CHECK(found.stub->id == id(2));
}

TEST_CASE("near misses come the nearest first, three of them") {
  StubStore store;
  for (const char* path : {"/zzzzzz", "/ab", "/abcd", "/abc"}) {
    static int number = 0;
    store.add(stub(++number, R"("request": {"urlPath": ")" + std::string(path) + "\"}"));
  }
  const http::Request request{.target = "/abcde"};
  const auto misses = store.near_misses(RequestFacts(request), 3);
  REQUIRE(misses.size() == 3);
  CHECK(misses[0].stub->request.url.text == "/abcd");
  CHECK(misses[1].stub->request.url.text == "/abc");
  CHECK(misses[2].stub->request.url.text == "/ab");
}

}  // namespace
}  // namespace steelyard::server
