// Without a key every API answers with its own 401, before anything else of the request is looked at.
#include <doctest/doctest.h>

#include <algorithm>  // std::find_if

#include "contract-tests/case_name.h"
#include "provider/credentials.h"
#include "provider/sample_request.h"

namespace steelyard::contract_tests {
namespace {

using provider::Answer;

const Answer& refusal(const Target& target, const openapi::Operation& operation) {
  const std::vector<Answer>& answers = target.provider.answers(operation.label());
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [](const Answer& answer) { return answer.when == provider::When::no_credential; });
  REQUIRE(found != answers.end());
  return *found;
}

// Every scheme of the place that has a challenge (RFC 9110, section 11.6.1); a key in a header of its own has none.
bool wants_challenge(const Target& target, const openapi::Operation& operation) {
  if (!target.provider.credentials.empty()) {
    return std::any_of(target.provider.credentials.begin(), target.provider.credentials.end(),
                       [](const provider::CredentialPlace& place) { return !place.http_scheme.empty(); });
  }
  const auto places = provider::credential_places(target.provider, operation);
  return std::any_of(places.begin(), places.end(),
                     [](const openapi::SecurityScheme& scheme) { return scheme.kind == openapi::SecurityKind::http; });
}

void check_refusal(const Target& target, const openapi::Operation& operation, const http::Response& response) {
  const Answer& expected = refusal(target, operation);
  CHECK(response.status == 401);
  CHECK(response.body == expected.body);
  REQUIRE(response.headers.has("Content-Type"));
  CHECK(*response.headers.find("Content-Type") == expected.content_type);
  CHECK(response.headers.has("Steelyard-Undocumented") == (operation.response_for(401) == nullptr));
  const std::string* challenge = response.headers.find("WWW-Authenticate");
  REQUIRE((challenge != nullptr) == wants_challenge(target, operation));
  if (challenge != nullptr) CHECK(challenge->starts_with("Bearer"));
}

TEST_CASE("no key: the API's own 401, whatever else is asked for") {
  for_each_mocked("refusals", [](const Target& target, const openapi::Operation& operation) {
    const http::Request keyless = provider::sample_request(target.provider, operation, "");
    SUBCASE(case_name(target, operation, 401, "no key").c_str()) {
      check_refusal(target, operation, send(target, keyless));
    }
    SUBCASE(case_name(target, operation, 401, "no key, 200 preferred").c_str()) {
      http::Request request = keyless;
      request.headers.set("Prefer", "code=200, dynamic=true");
      const http::Response response = send(target, request);
      check_refusal(target, operation, response);
      CHECK_FALSE(response.headers.has("Preference-Applied"));
    }
    SUBCASE(case_name(target, operation, 401, "no key, broken body").c_str()) {
      http::Request request = keyless;
      request.headers.set("Content-Type", "application/json");
      request.body = "{";
      check_refusal(target, operation, send(target, request));
    }
    SUBCASE(case_name(target, operation, 401, "credential of another scheme").c_str()) {
      http::Request request = keyless;
      request.headers.set("Authorization", "Basic dXNlcjpwYXNzd29yZA==");
      check_refusal(target, operation, send(target, request));
    }
  });
}

TEST_CASE("a key is accepted: success, and no challenge") {
  for_each_mocked("successes", [](const Target& target, const openapi::Operation& operation) {
    SUBCASE(case_name(target, operation, operation.success_status(), "key").c_str()) {
      const http::Response response =
          send(target, provider::sample_request(target.provider, operation, target.provider.sample_key));
      CHECK(response.status == operation.success_status());
      CHECK_FALSE(response.headers.has("WWW-Authenticate"));
      CHECK_FALSE(response.headers.has("Steelyard-Hint"));
      CHECK_FALSE(response.headers.has("Steelyard-Undocumented"));
    }
  });
}

}  // namespace
}  // namespace steelyard::contract_tests
