// The packs that are built in: well formed, true to their contracts, with every promise of the prose.
#include <doctest/doctest.h>

#include <map>     // promises by provider
#include <set>     // ids
#include <string>  // names

#include "openapi/validator_store.h"
#include "provider/audit.h"
#include "provider/pack.h"

namespace steelyard::provider {
namespace {

using Ids = std::set<std::string>;

const std::map<std::string, Ids> kPromises = {
    {"brightdata", {"pending-is-owed", "balance-is-money"}},
    {"breeze", {"ok-is-false", "error-mirrors-detail", "millicredits-match", "key-id-header"}},
    {"parallel",
     {"invoiced-has-no-credit", "invoiced-has-no-debit", "amounts-in-cents", "balance-is-prepaid",
      "credits-plus-commits", "held-plus-unsynced", "invoice-is-postpaid"}},
    {"sunor", {"code-is-status", "total-is-sum"}},
    {"youcom", {"type-is-account", "balance-in-cents", "id-is-stable", "balance-is-credit"}},
};

TEST_CASE("every built-in pack loads, keeps its contract and says what the prose promises") {
  const auto loader = PackLoader::create();
  REQUIRE_MESSAGE(loader, to_string(loader.error()));
  CHECK(builtin_names().size() == kPromises.size());
  for (const auto& [name, promises] : kPromises) {
    SUBCASE(name.c_str()) {
      const auto provider = loader->load_builtin(name);
      REQUIRE_MESSAGE(provider, to_string(provider.error()));
      CHECK(provider->contract->warnings.empty());
      Ids ids;
      for (const Promise& promise : provider->promises) ids.insert(promise.id);
      CHECK(ids == promises);
      openapi::ValidatorStore validators(*provider->contract);
      for (const FixtureBreach& breach : audit_fixtures(*provider, validators)) {
        FAIL_CHECK(to_string(breach.error));
      }
    }
  }
}

TEST_CASE("every documented status has an answer, and the common errors have one too") {
  const auto loader = PackLoader::create();
  REQUIRE(loader);
  for (const auto& [name, promises] : kPromises) {
    SUBCASE(name.c_str()) {
      const auto provider = loader->load_builtin(name);
      REQUIRE(provider);
      for (const openapi::Operation& operation : provider->contract->operations) {
        std::set<int> statuses;
        for (const Answer& answer : provider->answers(operation.label())) statuses.insert(answer.status);
        for (const openapi::ResponseSpec& response : operation.responses) {
          CHECK_MESSAGE(statuses.count(response.status.exact().value_or(0)) == 1, response.status.text);
        }
        for (const int status : {401, 403, 429, 500, 503}) CHECK_MESSAGE(statuses.count(status) == 1, status);
      }
    }
  }
}

}  // namespace
}  // namespace steelyard::provider
