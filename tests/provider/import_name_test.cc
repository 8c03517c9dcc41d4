#include "provider/import_name.h"

#include <doctest/doctest.h>

namespace steelyard::provider {
namespace {

TEST_CASE("a provider is named after its host, else after its title") {
  struct Row {
    const char* host;
    const char* title;
    const char* name;
  };
  const Row rows[] = {
      {"api.brightdata.com", "Total Balance", "brightdata"},
      {"api.you.com", "Account Balance", "youcom"},
      {"api.breeze.blue", "", "breeze"},
      {"sunor.cc", "Get Balance", "sunor"},
      {"api.parallel.ai", "FastAPI", "parallel"},
      {"api.shop.example.co.uk", "", "example"},
      {"co.uk", "", "couk"},
      {"api.my-bank.io:8443", "", "my-bank"},
      {"localhost:8080", "Pet Store API", "pet-store-api"},
      {"127.0.0.1", "Pet Store", "pet-store"},
      {"", "Pet Store", "pet-store"},
      {"", "", "api"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.host) {
      openapi::Contract contract;
      contract.servers.push_back({"", row.host, ""});
      CHECK(name_for(contract, row.title) == row.name);
    }
  }
  CHECK(name_for(openapi::Contract(), "Pet Store") == "pet-store");
}

TEST_CASE("names of providers are small letters, digits and hyphens") {
  for (const char* name : {"a", "acme", "acme-2"}) CHECK_MESSAGE(check_name(name), name);
  for (const char* name : {"", "2acme", "Acme", "ac me", "-a", "a/b", "../a", "é"}) {
    const Status status = check_name(name);
    REQUIRE_MESSAGE(!status, name);
    CHECK(status.error().code == ErrorCode::import_name);
  }
}

}  // namespace
}  // namespace steelyard::provider
