// The way to a live API, shown on a second mock that stands in for one and writes down what it is asked.
#include <doctest/doctest.h>

#include <map>    // variables
#include <mutex>  // requests come on other threads
#include <set>    // what was seen

#include "contract-tests/targets.h"
#include "provider/pack.h"

namespace steelyard::contract_tests {
namespace {

using report::Case;
using report::Outcome;
using Variables = std::map<std::string, std::string>;

constexpr char kKey[] = "ydc-live-key";

// What arrived, and the API that it arrived at.
struct StandIn {
  std::mutex mutex;
  std::multiset<std::string> requests;  // "GET key=ydc-live-key"
  bool preferences = false;
  std::unique_ptr<MockServer> server;

  void start() {
    const Result<provider::PackLoader> loader = provider::PackLoader::create();
    REQUIRE(loader);
    Result<provider::Provider> youcom = loader->load_builtin("youcom");
    REQUIRE(youcom);
    Result<std::unique_ptr<MockServer>> started =
        MockServer::start({std::move(*youcom)}, [this](const http::Request& request) { note(request); });
    REQUIRE(started);
    server = std::move(*started);
  }

  void note(const http::Request& request) {
    const std::lock_guard lock(mutex);
    const std::string* key = request.headers.find("X-API-Key");
    requests.insert(request.method + " key=" + (key == nullptr ? "" : *key));
    preferences = preferences || request.headers.has("Prefer") || request.target.find("__") != std::string::npos;
  }
};

std::unique_ptr<Targets> targets_with(const Variables& variables) {
  Result<std::unique_ptr<Targets>> made = Targets::create([&](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  });
  if (!made) FAIL(to_string(made.error()));
  return std::move(*made);
}

std::set<Outcome> outcomes(const std::vector<Case>& cases, int status) {
  std::set<Outcome> seen;
  for (const Case& each : cases) {
    if (each.status == status && each.id == "response_schema_conformance") seen.insert(each.outcome);
  }
  return seen;
}

TEST_CASE("the environment names live APIs by provider") {
  CHECK(variable_name("STEELYARD_URL_", "youcom") == "STEELYARD_URL_YOUCOM");
  CHECK(variable_name("STEELYARD_KEY_", "acme-two2") == "STEELYARD_KEY_ACME_TWO2");
  const Environment only_key = [](const std::string& name) -> std::optional<std::string> {
    if (name == "STEELYARD_KEY_YOUCOM") return kKey;
    return std::nullopt;
  };
  CHECK_FALSE(find_live_api(only_key, "youcom"));
  const std::unique_ptr<Targets> made = targets_with({{"STEELYARD_URL_SUNOR", "http://127.0.0.1:1"}});
  for (const Target& target : made->all()) CHECK(target.live == (target.provider.name == "sunor"));
}

TEST_CASE("a live API is asked with the key given, with none and with a wrong one, by GET alone") {
  StandIn api;
  api.start();
  const auto made = targets_with({{"STEELYARD_URL_YOUCOM", api.server->url()}, {"STEELYARD_KEY_YOUCOM", kKey}});
  const std::vector<Case> cases = run_all_checks(made->find("youcom"));
  CHECK(api.requests == std::multiset<std::string>{"GET key=", "GET key=steelyard-no-such-key-401",
                                                   std::string("GET key=") + kKey, std::string("GET key=") + kKey});
  CHECK_FALSE(api.preferences);
  CHECK(outcomes(cases, 200) == std::set<Outcome>{Outcome::passed});
  CHECK(outcomes(cases, 401) == std::set<Outcome>{Outcome::passed});
  CHECK(outcomes(cases, 403) == std::set<Outcome>{Outcome::not_exercised});
  CHECK(outcomes(cases, 500) == std::set<Outcome>{Outcome::not_exercised});
}

TEST_CASE("without a key the success of a live API is not exercised, and never passed") {
  StandIn api;
  api.start();
  const auto made = targets_with({{"STEELYARD_URL_YOUCOM", api.server->url()}});
  const std::vector<Case> cases = run_all_checks(made->find("youcom"));
  CHECK(api.requests == std::multiset<std::string>{"GET key=", "GET key=steelyard-no-such-key-401"});
  CHECK(outcomes(cases, 200) == std::set<Outcome>{Outcome::not_exercised});
  CHECK(outcomes(cases, 401) == std::set<Outcome>{Outcome::passed});
}

TEST_CASE("a live API that nobody answers for is unreachable, neither passed nor failed") {
  const auto made = targets_with({{"STEELYARD_URL_YOUCOM", "http://127.0.0.1:1"}, {"STEELYARD_KEY_YOUCOM", kKey}});
  const std::vector<Case> cases = run_all_checks(made->find("youcom"));
  CHECK(outcomes(cases, 200) == std::set<Outcome>{Outcome::unreachable});
  CHECK(outcomes(cases, 401) == std::set<Outcome>{Outcome::unreachable});
}

}  // namespace
}  // namespace steelyard::contract_tests
