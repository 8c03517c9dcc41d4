// What the mock replays is what the pack holds, byte for byte.
#include <doctest/doctest.h>

#include "contract-tests/case_name.h"
#include "provider/sample_request.h"

namespace steelyard::contract_tests {
namespace {

using provider::Answer;
using provider::When;

// The value of a field, or what no field can be.
std::string field(const http::Response& response, const std::string& name) {
  const std::string* value = response.headers.find(name);
  return value == nullptr ? "(absent)" : *value;
}

std::string preference(const Answer& answer) {
  return "code=" + std::to_string(answer.status) + ", example=" + answer.example;
}

// An answer to a missing key is asked for by leaving out the key, as clients get it.
http::Request request_for(const Target& target, const openapi::Operation& operation, const Answer& answer) {
  const bool keyless = answer.when == When::no_credential;
  http::Request request =
      provider::sample_request(target.provider, operation, keyless ? "" : target.provider.sample_key);
  if (!keyless) request.headers.set("Prefer", preference(answer));
  return request;
}

void check_headers(const Answer& answer, const http::Response& response) {
  CHECK(field(response, "Content-Type") == (answer.content_type.empty() ? "(absent)" : answer.content_type));
  const bool accepted = answer.when != When::no_credential && answer.status != 401;
  for (const provider::AnswerHeader& header : answer.headers) {
    CAPTURE(header.name);
    const bool sent = accepted || !header.only_with_credential;
    CHECK(field(response, header.name) == (sent ? header.value : "(absent)"));
  }
}

void check_labels(const openapi::Operation& operation, const Answer& answer, const http::Response& response) {
  const bool documented = operation.response_for(answer.status) != nullptr;
  CHECK(field(response, "Steelyard-Undocumented") == (documented ? "(absent)" : "true"));
  const bool from_page = answer.source == provider::Source::documented;
  CHECK(field(response, "Steelyard-Source") == (from_page ? "(absent)" : std::string(to_string(answer.source))));
  const bool asked = answer.when != When::no_credential;
  CHECK(field(response, "Preference-Applied") == (asked ? preference(answer) : "(absent)"));
}

TEST_CASE("each answer of the packs is replayed as it stands in its file") {
  for_each_mocked("replay", [](const Target& target, const openapi::Operation& operation) {
    CHECK_FALSE(target.provider.answers(operation.label()).empty());
    for (const Answer& answer : target.provider.answers(operation.label())) {
      SUBCASE(case_name(target, operation, answer.status, answer.example).c_str()) {
        const http::Response response = send(target, request_for(target, operation, answer));
        CHECK(response.status == answer.status);
        CHECK(response.body == answer.body);
        check_headers(answer, response);
        check_labels(operation, answer, response);
      }
    }
  });
}

}  // namespace
}  // namespace steelyard::contract_tests
