// Any status can be had, by the key's ending and by preference; one that nobody documents is labelled.
#include <doctest/doctest.h>

#include <algorithm>  // std::find_if, std::any_of
#include <set>        // statuses, members

#include "base/json.h"
#include "contract-tests/case_name.h"
#include "openapi/media_type.h"
#include "provider/sample_request.h"

namespace steelyard::contract_tests {
namespace {

using provider::Answer;
using provider::When;

// What a key that is refused, or that asks for the status by its ending, is answered with: the answer made for it, else
// the first of the status.
const Answer* default_answer(const Target& target, const openapi::Operation& operation, int status) {
  const Answer* first = nullptr;
  for (const Answer& answer : target.provider.answers(operation.label())) {
    if (answer.status != status || answer.when == When::no_credential) continue;
    if (status == 401 && answer.when == When::bad_credential) return &answer;
    if (first == nullptr) first = &answer;
  }
  return first;
}

// What clients of any API have to expect, documented or not.
constexpr int kUsual[] = {401, 403, 418, 429, 500, 503, 504};

std::set<int> prepared_statuses(const Target& target, const openapi::Operation& operation) {
  std::set<int> statuses;
  for (const Answer& answer : target.provider.answers(operation.label())) {
    if (answer.when != When::no_credential) statuses.insert(answer.status);
  }
  return statuses;
}

http::Request request_by_key(const Target& target, const openapi::Operation& operation, int status) {
  return provider::sample_request(target.provider, operation,
                                  target.provider.sample_key + "-" + std::to_string(status));
}

http::Request request_by_preference(const Target& target, const openapi::Operation& operation, int status) {
  http::Request request = provider::sample_request(target.provider, operation, target.provider.sample_key);
  request.headers.set("Prefer", "code=" + std::to_string(status));
  return request;
}

void check_answer(const openapi::Operation& operation, int status, const Answer& expected,
                  const http::Response& response) {
  CHECK(response.status == status);
  CHECK(response.body == expected.body);
  REQUIRE(response.headers.has("Content-Type"));
  CHECK(*response.headers.find("Content-Type") == expected.content_type);
  CHECK(response.headers.has("Steelyard-Undocumented") == (operation.response_for(status) == nullptr));
}

TEST_CASE("a status is had by the ending of the key and by preference") {
  for_each_mocked("statuses", [](const Target& target, const openapi::Operation& operation) {
    for (const int status : prepared_statuses(target, operation)) {
      SUBCASE(case_name(target, operation, status, "").c_str()) {
        const Answer* expected = default_answer(target, operation, status);
        REQUIRE(expected != nullptr);
        const http::Response by_key = send(target, request_by_key(target, operation, status));
        check_answer(operation, status, *expected, by_key);
        CHECK_FALSE(by_key.headers.has("Preference-Applied"));
        const http::Response by_preference = send(target, request_by_preference(target, operation, status));
        check_answer(operation, status, *expected, by_preference);
        REQUIRE(by_preference.headers.has("Preference-Applied"));
        CHECK(*by_preference.headers.find("Preference-Applied") == "code=" + std::to_string(status));
      }
    }
  });
}

std::set<std::string> members(const std::string& body) {
  std::set<std::string> names;
  const Result<Document> document = read_json(body, "body");
  if (!document) FAIL(to_string(document.error()));
  for (const auto& [name, value] : document->root().items()) names.insert(name);
  return names;
}

// True if an error of the pack has the media type and, if it is JSON, the members of the response.
bool has_own_shape(const Target& target, const openapi::Operation& operation, const http::Response& response) {
  const std::vector<Answer>& answers = target.provider.answers(operation.label());
  const std::string* type = response.headers.find("Content-Type");
  return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
    if (answer.status < 400 || type == nullptr || answer.content_type != *type) return false;
    return !openapi::is_json(*type) || members(response.body) == members(answer.body);
  });
}

TEST_CASE("a status that no answer is prepared for has the shape of the API's own errors") {
  for_each_mocked("borrowed shapes", [](const Target& target, const openapi::Operation& operation) {
    const std::set<int> prepared = prepared_statuses(target, operation);
    for (const int status : kUsual) {
      if (prepared.count(status) != 0) continue;
      SUBCASE(case_name(target, operation, status, "").c_str()) {
        const http::Response response = send(target, request_by_key(target, operation, status));
        CHECK(response.status == status);
        CHECK(has_own_shape(target, operation, response));
        CHECK(response.headers.has("Steelyard-Undocumented") == (operation.response_for(status) == nullptr));
      }
    }
  });
}

TEST_CASE("the keys that a pack names get what it says") {
  for_each_mocked("named keys", [](const Target& target, const openapi::Operation& operation) {
    for (const provider::NamedKey& named : target.provider.keys) {
      SUBCASE(case_name(target, operation, named.status, named.role).c_str()) {
        const std::vector<Answer>& answers = target.provider.answers(operation.label());
        const auto expected = std::find_if(answers.begin(), answers.end(), [&](const Answer& answer) {
          return answer.status == named.status && answer.example == named.example;
        });
        REQUIRE(expected != answers.end());
        const http::Response response = send(target, provider::sample_request(target.provider, operation, named.key));
        check_answer(operation, named.status, *expected, response);
      }
    }
  });
}

}  // namespace
}  // namespace steelyard::contract_tests
