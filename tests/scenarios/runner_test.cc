// The runner itself: what is not as expected is told, and what is not a scenario is refused.
#include <doctest/doctest.h>

#include "base/document.h"
#include "base/file.h"
#include "base/json.h"
#include "tests/scenarios/runner/judge.h"
#include "tests/scenarios/runner/scenario.h"

namespace steelyard::scenarios {
namespace {

using Failures = std::vector<std::string>;

Json yaml(const std::string& text) {
  const Result<Document> document = read_yaml(text, "test");
  REQUIRE(document);
  return document->root();
}

TEST_CASE("an answer is judged by every expectation") {
  const http::Response response{200, {{"Content-Type", "application/json"}, {"X-Count", "3"}}, "{\"a\":1,\"b\":[2]}"};
  const struct {
    const char* expected;
    Failures failures;
  } kCases[] = {
      {"{status: 200}", {}},
      {"{status: 201}", {"status: expected 201, got 200"}},
      {"{status: 200, headers: {x-count: '3', X-None: null}}", {}},
      {"{status: 200, headers: {X-Count: '4'}}", {"header X-Count: expected \"4\", got 3"}},
      {"{status: 200, headers: {X-Count: null}}", {"header X-Count: expected nothing, got 3"}},
      {"{status: 200, headers: {X-None: a}}", {"header X-None: expected \"a\", got nothing"}},
      {"{status: 200, headers: {X-Count: {matches: '^[0-9]$'}}}", {}},
      {"{status: 200, headers: {X-Count: {matches: '^[a-z]$'}}}",
       {"header X-Count: expected {\"matches\":\"^[a-z]$\"}, got 3"}},
      {"{status: 200, json: {b: [2], a: 1}}", {}},
      {"{status: 200, json: {a: 1}}", {"body: expected {\"a\":1}, got {\"a\":1,\"b\":[2]}"}},
      {"{status: 200, json_part: {a: 1}}", {}},
      {"{status: 200, json_part: {b: []}}", {"body: expected at least {\"b\":[]}, got {\"a\":1,\"b\":[2]}"}},
      {"{status: 200, text: '{\"a\":1,\"b\":[2]}'}", {}},
      {"{status: 200, text: ''}", {R"(body: expected "", got "{\"a\":1,\"b\":[2]}")"}},
      {"{status: 200, matches: 'b.:'}", {}},
      {"{status: 200, matches: 'c'}", {"body: expected a match of \"c\", got {\"a\":1,\"b\":[2]}"}},
      {"{status: 200, schema: {required: [a]}}", {}},
      {"{status: 200, violations: []}", {}},
      {"{status: 200, violations: ['query/a type']}", {"violations: expected query/a type, got none"}},
      {"{status: 200, same_body_as: 1}", {"body: expected the body of exchange 1, got {\"a\":1,\"b\":[2]}"}},
      {"{status: 200, other_body_than: 1}", {}},
      {"{status: 200, other_body_than: 2}", {"there is no exchange 2 before"}},
  };
  for (const auto& row : kCases) {
    CAPTURE(row.expected);
    CHECK(judge(response, yaml(row.expected), {"x"}) == row.failures);
  }
  CHECK(judge(response, yaml("{status: 200, schema: {required: [c], maxProperties: 1}}"), {}).size() == 2);
}

constexpr char kScenario[] = R"(
name: a test
document: |
  openapi: 3.1.0
  info: {title: T, version: '1'}
  paths:
    /a: {get: {responses: {'204': {description: none}}, callbacks: {}}}
command: serve --spec {main.yaml}
)";

TEST_CASE("a scenario fails where the mock does something else") {
  const struct {
    const char* rest;
    Failures failures;
  } kCases[] = {
      {"exchanges: [{request: GET /a, expect: {status: 204}}]", {}},
      {"exchanges: [{request: GET /a, expect: {status: 200}}]", {"exchange 1, GET /a: status: expected 200, got 204"}},
      {"socket: true\nexchanges: [{request: GET /a, expect: {status: 200}}]",
       {"exchange 1, GET /a: status: expected 200, got 204",
        "exchange 1 over a socket, GET /a: status: expected 200, got 204"}},
      {"exit: 3\nstderr: [x]", {"the command starts, which it should not"}},
      {"warnings: ['\"callbacks\"']\nexchanges: [{request: GET /a, expect: {status: 204}}]", {}},
      {"warnings: ['\"callbacks\"', more]\nexchanges: [{request: GET /a, expect: {status: 204}}]",
       {"warning: expected more, got nothing"}},
  };
  for (const auto& row : kCases) {
    CAPTURE(row.rest);
    CHECK(run_scenario(yaml(std::string(kScenario) + row.rest)) == row.failures);
  }
}

TEST_CASE("a refusal is judged by exit code and standard error") {
  const std::string scenario = "{name: n, document: 'swagger: 2', command: 'serve --spec {main.yaml}', ";
  CHECK(run_scenario(yaml(scenario + "exit: 3, stderr: ['main.yaml:1:1: ', openapi-version]}")).empty());
  CHECK(run_scenario(yaml(scenario + "exit: 2, stderr: [openapi-version]}")) == Failures{"the exit code is 3"});
  CHECK(run_scenario(yaml(scenario + "exit: 3, stderr: [nonsense]}")).size() == 1);
  CHECK(run_scenario(yaml(scenario + "exchanges: [{request: GET /, expect: {status: 200}}]}")).size() == 1);
}

TEST_CASE("a file that is not a scenario is refused with its place") {
  const auto file = std::filesystem::temp_directory_path() / "steelyard-no-scenario.yaml";
  REQUIRE(write_file(
      file, "name: n\ncommand: serve x\ndocument: d\nexchanges:\n  - {request: GET, expect: {status: 200}}\n"));
  const Result<Document> scenario = read_scenario(file);
  std::filesystem::remove(file);
  REQUIRE(!scenario);
  CHECK(scenario.error().where.line == 5);
}

}  // namespace
}  // namespace steelyard::scenarios
