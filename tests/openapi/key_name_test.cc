#include "openapi/key_name.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

TEST_CASE("names of credentials are told from other names") {
  for (const char* name : {"Authorization", "X-API-Key", "x-api-key", "xi-api-key", "api_key", "apikey", "key", "token",
                           "access_token", "Ocp-Apim-Subscription-Key", "X-Auth-Token", "x-key"}) {
    CHECK_MESSAGE(names_a_key(name), name);
  }
  for (const char* name : {"Idempotency-Key", "page_token", "monkey", "x-request-id", "", "sort_key", "keys"}) {
    CHECK_MESSAGE(!names_a_key(name), name);
  }
}

}  // namespace
}  // namespace steelyard::openapi
