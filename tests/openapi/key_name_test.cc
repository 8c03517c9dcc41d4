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

TEST_CASE("names of secrets are told from counts, ids and types") {
  for (const char* name :
       {"Authorization", "api_key", "apiKeys", "accessToken", "refresh_token", "X-Custom-Token", "next_page_token",
        "password", "newPassword", "user[password]", "db.passwd", "client-secret", "webhookSecret", "private_key",
        "X-Session-Id", "X-Amz-Signature", "sig", "auth", "credentials"}) {
    CHECK_MESSAGE(names_a_secret(name), name);
  }
  for (const char* name :
       {"total_tokens", "maxTokens", "token_type", "token_count", "key_id", "keys", "monkey", "public_key", "sort_key",
        "Idempotency-Key", "author", "authority", "secretary", "Origin", ""}) {
    CHECK_MESSAGE(!names_a_secret(name), name);
  }
}

TEST_CASE("places in a list are doubtful keys") {
  for (const char* name : {"key", "Token", "next_page_token", "continuationToken"})
    CHECK_MESSAGE(is_doubtful_key(name), name);
  for (const char* name : {"api_key", "access_token", "password", ""}) CHECK_MESSAGE(!is_doubtful_key(name), name);
}

}  // namespace
}  // namespace steelyard::openapi
