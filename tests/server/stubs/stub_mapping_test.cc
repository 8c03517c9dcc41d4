// Mappings that cannot be taken, with the pointer and the sentence of every mistake; and how those that can are shown.
#include "server/stubs/stub_mapping.h"

#include "base/random.h"
#include "tests/server/stubs/read_stub.h"

namespace steelyard::server {
namespace {

TEST_CASE("a mapping is shown as WireMock shows it") {
  const StubMapping stub = test::stub_of(
      R"({"request": {"headers": {"A": {"absent": true}}, "url": "/x"}, "response": {"body": "b"}, "priority": 2,
          "name": "n", "metadata": {"k": 1}})");
  CHECK(write_json(*stub.json) ==
        R"({"id":"11111111-1111-4111-8111-111111111111","name":"n","request":{"url":"/x","method":"ANY",)"
        R"("headers":{"A":{"absent":true}}},"response":{"status":200,"body":"b"},)"
        R"("uuid":"11111111-1111-4111-8111-111111111111","priority":2,"metadata":{"k":1}})");
  CHECK(stub.priority == 2);
  CHECK(test::stub_of("{}").priority == 5);
}

TEST_CASE("what is not known or not supported is refused by name, never ignored") {
  struct Row {
    const char* json;
    MappingErrors errors;
  };
  const char kNoTemplates[] = "Steelyard runs no templates and no extensions of WireMock";
  const Row rows[] = {
      {"[]", {{"", "expected object, got array"}}},
      {R"({"requst": {}})", {{"/requst", "\"requst\" is not known here; did you mean request?"}}},
      {R"({"request": {"methodd": "GET"}})",
       {{"/request/methodd", "\"methodd\" is not known here; did you mean method?"}}},
      {R"({"request": []})", {{"/request", "expected object, got array"}}},
      {R"({"request": {"method": 1}})", {{"/request/method", "expected string, got number"}}},
      {R"({"request": {"url": "/a", "urlPath": "/a"}})",
       {{"/request/urlPath", "\"url\" is named already: one form of URL is enough"}}},
      {R"({"request": {"urlPattern": "/a("}})",
       {{"/request/urlPattern", "the pattern is not valid: missing closing parenthesis at offset 3"}}},
      {R"({"request": {"headers": {"A": {"matches": "a)|(b"}}}})",
       {{"/request/headers/A/matches", "the pattern is not valid: unmatched closing parenthesis at offset 1"}}},
      {R"({"request": {"headers": {"A": {"equalTo": "a", "ignoreCase": true}}}})",
       {{"/request/headers/A/ignoreCase", "\"ignoreCase\" is not known here"}}},
      {R"({"request": {"headers": {"A": {"foo": 1}}}})",
       {{"/request/headers/A",
         "{\"foo\":1} is not a valid match operation; known are equalTo, binaryEqualTo, contains, doesNotContain, "
         "matches, doesNotMatch, absent, equalToJson, matchesJsonPath, and, or, not"}}},
      {R"({"request": {"bodyPatterns": [{"equalToXml": "<a/>"}]}})",
       {{"/request/bodyPatterns/0/equalToXml", "\"equalToXml\" is not supported: XML is compared by no pattern here"}}},
      {R"({"request": {"bodyPatterns": [{"equalToJson": "{,}"}]}})",
       {{"/request/bodyPatterns/0/equalToJson",
         "the string is not JSON: line 1:2: unexpected ','; expected string literal"}}},
      {R"~({"request": {"bodyPatterns": [{"matchesJsonPath": "$.a.length()"}]}})~",
       {{"/request/bodyPatterns/0/matchesJsonPath",
         "the JSONPath is not understood: \"()\" at offset 10 is more than names, indices, wildcards and filters of "
         "one "
         "comparison"}}},
      {R"({"request": {"bodyPatterns": {"contains": "a"}}})",
       {{"/request/bodyPatterns", "expected array, got object"}}},
      {R"({"request": {"multipartPatterns": [{}], "scheme": "https"}})",
       {{"/request/scheme", "\"scheme\" is not supported: http and https are answered alike"},
        {"/request/multipartPatterns",
         "\"multipartPatterns\" is not supported: match the body by contains or matches"}}},
      {R"({"response": {"statos": 1}})", {{"/response/statos", "\"statos\" is not known here; did you mean status?"}}},
      {R"({"response": {"status": 99}})", {{"/response/status", "99 is not a whole number from 200 to 999"}}},
      {R"({"response": {"fixedDelayMilliseconds": -1}})",
       {{"/response/fixedDelayMilliseconds", "-1 is not a whole number from 0 to 3600000"}}},
      {R"({"response": {"delayDistribution": {"type": "uniform", "lower": 5, "upper": 1}}})",
       {{"/response/delayDistribution", "`lower` is greater than `upper`"}}},
      {R"({"response": {"chunkedDribbleDelay": {"numberOfChunks": 0, "totalDuration": 1}}})",
       {{"/response/chunkedDribbleDelay/numberOfChunks", "0 is not a whole number from 1 to 10000"},
        {"/response/chunkedDribbleDelay", "expected numberOfChunks and totalDuration"}}},
      {R"({"response": {"body": "a", "jsonBody": {}}})",
       {{"/response/jsonBody", "\"body\" is named already: one body is enough"}}},
      {R"({"response": {"base64Body": "a"}})", {{"/response/base64Body", "the text is not base64 with padding"}}},
      {R"({"response": {"headers": {"A": "x\ny"}}})",
       {{"/response/headers", "/response/headers/A is no header that can be sent"}}},
      {R"({"response": {"bodyFileName": "a.json"}})",
       {{"/response/bodyFileName",
         "\"bodyFileName\" is not supported: there is no folder of files; send the body itself"}}},
      {R"({"response": {"proxyBaseUrl": "http://h"}})",
       {{"/response/proxyBaseUrl",
         "\"proxyBaseUrl\" is not supported: stubs answer by themselves; `serve --proxy` forwards"}}},
      {R"({"response": {"transformers": ["response-template"]}})",
       {{"/response/transformers", std::string("\"transformers\" is not supported: ") + kNoTemplates}}},
      {R"({"persistent": true})",
       {{"/persistent", "\"persistent\" is not supported: stubs live as long as the server; keep them in a pack"}}},
      {R"({"postServeActions": [{"name": "webhook"}]})",
       {{"/postServeActions",
         "\"postServeActions\" is not supported: Steelyard runs no webhooks and no extensions of WireMock"}}},
      {R"({"newScenarioState": "x"})", {{"/scenarioName", "a state belongs to a scenario, which has no name here"}}},
      {R"({"id": "abc"})", {{"/id", "\"abc\" is no UUID"}}},
      {R"({"priority": 0})", {{"/priority", "0 is not a whole number from 1 to 2147483647"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.json);
    const auto read = test::try_stub(row.json);
    REQUIRE(std::holds_alternative<MappingErrors>(read));
    const auto& errors = std::get<MappingErrors>(read);
    REQUIRE(errors.size() == row.errors.size());
    for (std::size_t i = 0; i < errors.size(); ++i) {
      CHECK(errors[i].pointer == row.errors[i].pointer);
      CHECK(errors[i].detail == row.errors[i].detail);
    }
  }
}

TEST_CASE("members that ask for nothing are taken: clients write them out") {
  const StubMapping stub = test::stub_of(
      R"({"persistent": false, "postServeActions": [], "request": {"scheme": null, "multipartPatterns": []},
          "response": {"transformers": [], "proxyBaseUrl": null, "fromConfiguredStub": true}})");
  CHECK(stub.response.response.status == 200);
}

TEST_CASE("a response travels as the mapping has it") {
  const StubMapping stub = test::stub_of(
      R"({"response": {"status": 299, "statusMessage": "Odd", "headers": {"A": ["1", "2"], "B": 3}, "base64Body": "aGk=",
          "fixedDelayMilliseconds": 40, "delayDistribution": {"type": "fixed", "milliseconds": 2},
          "chunkedDribbleDelay": {"numberOfChunks": 5, "totalDuration": 100}, "fault": "EMPTY_RESPONSE"}})");
  Random random(1);
  const Reply reply = reply_of(stub.response, random);
  CHECK(reply.response.status == 299);
  CHECK(reply.response.body == "hi");
  CHECK(reply.response.headers.combined("A") == "1, 2");
  CHECK(reply.response.headers.combined("B") == "3");
  CHECK(reply.delivery.reason == "Odd");
  CHECK(reply.delivery.delay == std::chrono::milliseconds(42));
  REQUIRE(reply.delivery.dribble);
  CHECK(reply.delivery.dribble->chunks == 5);
  CHECK(reply.delivery.dribble->total == std::chrono::milliseconds(100));
  CHECK(reply.delivery.fault == Fault::empty_response);
}

}  // namespace
}  // namespace steelyard::server
