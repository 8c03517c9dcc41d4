// The scenarios that are built in: every provider has them, and every answer in every situation keeps the contract and
// the promises.
#include <doctest/doctest.h>

#include <map>     // names by provider
#include <string>  // names

#include "provider/pack.h"
#include "provider/scenario/scenario_audit.h"
#include "provider/scenario/scenario_check.h"

namespace steelyard::provider {
namespace {

using Names = std::vector<std::string>;

const Names kCommon = {"flaky", "key-expires", "outage", "rate-limited"};
const std::map<std::string, Names> kOwn = {
    {"brightdata", {"spend", "top-up"}},
    {"breeze", {"spend", "top-up"}},
    {"parallel", {"invoice", "spend", "top-up"}},
    {"sunor", {"freeze-release", "spend", "top-up"}},
    {"youcom", {"spend", "top-up"}},
};

TEST_CASE("every built-in scenario fits its providers and keeps contract and promises at each step") {
  const auto loader = PackLoader::create();
  REQUIRE_MESSAGE(loader, to_string(loader.error()));
  const auto common = loader->common_scenarios();
  REQUIRE_MESSAGE(common, to_string(common.error()));
  Names names;
  for (const Scenario& scenario : *common) names.push_back(scenario.name);
  CHECK(names == kCommon);
  CHECK(builtin_names().size() == kOwn.size());
  for (const auto& [name, own] : kOwn) {
    SUBCASE(name.c_str()) {
      auto provider = loader->load_builtin(name);
      REQUIRE_MESSAGE(provider, to_string(provider.error()));
      Names found;
      for (const Scenario& scenario : provider->scenarios) found.push_back(scenario.name);
      CHECK(found == own);
      for (const Scenario& scenario : *common) {
        const Status added = add_scenario(scenario, *provider);
        CHECK_MESSAGE(added, (added ? "" : to_string(added.error())));
      }
      openapi::ValidatorStore validators(*provider->contract);
      for (const Scenario& scenario : provider->scenarios) {
        for (const Error& error : audit_scenario(*provider, scenario, validators)) FAIL_CHECK(to_string(error));
      }
    }
  }
}

TEST_CASE("an audit notices every promise that a step breaks") {
  struct Row {
    const char* provider;
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"sunor", "sequence: [{values: {/data/total: 5}}]",
       "state \"1\": total-is-sum: /data/total is 5, and its parts add up to 960"},
      {"sunor", "sequence: [{values: {/code: 201}}]",
       "state \"1\": code-is-status: /code is 201 and the status is 200"},
      {"breeze", "amounts: {b: {at: /balance, start: 1}}\nsequence: [{values: {/balance_millicredits: 999}}]",
       "state \"1\", with b 1: millicredits-match: /balance_millicredits is 999, which is not 1000 times /balance (1)"},
      {"breeze", "sequence: [{status: 402, values: {/ok: true}}]",
       "state \"1\": ok-is-false: /ok is true and should be false"},
      {"breeze", "amounts: {b: {at: /balance, start: 0.0001}}\nsequence: [{}]",
       "state \"1\", with b 0.0001: 0.1 matches none of the 2 alternatives; alternative 1 comes closest"},
      {"parallel", "sequence: [{values: {/will_invoice: true, /pending_debit_balance_cents: 0}}]",
       "state \"1\": invoiced-has-no-credit: /will_invoice is true, and /credit_balance_cents is 12345 and should be "
       "0"},
      {"youcom", "sequence: [{values: {/data/id: x}}]", nullptr},
      {"youcom", "sequence: [{values: {/data/type: team}}]", nullptr},
      {"youcom", "amounts: {b: {at: /data/balance, start: 0}}\nsequence: [{}]",
       "state \"1\", with b 0: the answer 200 of GET /v1/billing/account_balance has nothing at /data/balance"},
  };
  const auto loader = PackLoader::create();
  const auto reader = ScenarioReader::create();
  REQUIRE(loader);
  REQUIRE(reader);
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto provider = loader->load_builtin(row.provider);
    REQUIRE(provider);
    const auto scenario =
        reader->read("steelyard: 1\nscenario: s\nsays: t.\n" + std::string(row.text) + "\n", "s.yaml");
    REQUIRE_MESSAGE(scenario, to_string(scenario.error()));
    REQUIRE(check_scenario(*provider, *scenario));
    openapi::ValidatorStore validators(*provider->contract);
    const std::vector<Error> errors = audit_scenario(*provider, *scenario, validators);
    REQUIRE(errors.size() == 1);
    if (row.told != nullptr) CHECK(errors[0].message == row.told);
    CHECK(errors[0].where.line > 0);
  }
}

TEST_CASE("what a provider does not have is refused") {
  struct Row {
    const char* text;
    ErrorCode code;
    const char* told;
  };
  const Row rows[] = {
      {"provider: parallel\nsequence: [{status: 402}]", ErrorCode::scenario_answer,
       "parallel has no answer 402 of GET /service/v1/balance; there are 200 default, 200 invoiced, 401 missing-token, "
       "401 bad-token, 403 default, 429 default, 500 default, 503 default"},
      {"sequence: [{example: invoice}]", ErrorCode::scenario_answer,
       "parallel has no answer 200 \"invoice\" of GET /service/v1/balance; there are 200 default, 200 invoiced, 401 "
       "missing-token, 401 bad-token, 403 default, 429 default, 500 default, 503 default"},
      {"sequence: [{status: 201}]", ErrorCode::scenario_answer,
       "parallel has no answer 201 of GET /service/v1/balance; there are 200 default, 200 invoiced, 401 missing-token, "
       "401 bad-token, 403 default, 429 default, 500 default, 503 default"},
      {"operations: [GET /service/v1/balances]\nsequence: [{}]", ErrorCode::pack_operation_unknown,
       "the contract of parallel has no operation \"GET /service/v1/balances\"; did you mean \"GET "
       "/service/v1/balance\"?"},
      {"states: [{state: a, operation: GET /}]", ErrorCode::pack_operation_unknown,
       "the contract of parallel has no operation \"GET /\""},
  };
  const auto loader = PackLoader::create();
  const auto reader = ScenarioReader::create();
  REQUIRE(loader);
  REQUIRE(reader);
  auto provider = loader->load_builtin("parallel");
  REQUIRE(provider);
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto scenario =
        reader->read("steelyard: 1\nscenario: s\nsays: t.\n" + std::string(row.text) + "\n", "s.yaml");
    REQUIRE_MESSAGE(scenario, to_string(scenario.error()));
    const Status status = check_scenario(*provider, *scenario);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == row.code);
    CHECK(status.error().message == row.told);
  }
  const auto any_error = reader->read("steelyard: 1\nscenario: s\nsays: t.\nsequence: [{status: 418}]\n", "s.yaml");
  REQUIRE(any_error);
  CHECK(check_scenario(*provider, *any_error));
  const auto again = reader->read("steelyard: 1\nscenario: spend\nsays: t.\nsequence: [{}]\n", "s.yaml");
  REQUIRE(again);
  const Status twice = add_scenario(*again, *provider);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == ErrorCode::scenario_twice);
}

}  // namespace
}  // namespace steelyard::provider
