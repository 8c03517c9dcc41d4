#include "checks/saved.h"

#include <doctest/doctest.h>

#include "provider/pack.h"
#include "shop.h"

namespace steelyard::checks {
namespace {

const report::Case& of(const std::vector<report::Case>& cases, std::string_view id) {
  for (const report::Case& each : cases) {
    if (each.id == id) return each;
  }
  FAIL("no such case");
  return cases.front();
}

TEST_CASE("bodies are judged one by one, findings keep their lines") {
  const provider::Provider provider = test::shop();
  SavedBodies judge(provider, provider.contract->operations.front(), 200, "answers.ndjson");
  judge.add(R"({"id": 1, "plus": 1, "minus": 1, "total": 2})", {1, 1});
  judge.add(R"({"id": 1, "plus":)", {2, 1});
  judge.add(R"({"id": "x", "plus": 1, "minus": 1, "total": 2})", {3, 1});
  const std::vector<report::Case> cases = judge.finish();
  CHECK(judge.count() == 3);
  const report::Case& schema = of(cases, "response_schema_conformance");
  CHECK(schema.outcome == report::Outcome::failed);
  REQUIRE(schema.findings.size() == 2);
  CHECK(schema.findings[0].location.line == 2);
  CHECK(to_string(schema.findings[1].location) == "answers.ndjson:3:2");
  CHECK(of(cases, "duplicate_key").outcome == report::Outcome::passed);
  // The promise about a header is not judged: a body alone cannot show whether one was sent.
  CHECK(of(cases, "invariant").outcome == report::Outcome::passed);
}

TEST_CASE("of many findings a hundred are kept and the rest is counted") {
  const provider::Provider provider = test::shop();
  SavedBodies judge(provider, provider.contract->operations.front(), 200, "many.ndjson");
  for (std::uint32_t line = 1; line <= 250; ++line) judge.add("{}", {line, 1});
  const std::vector<report::Case> cases = judge.finish();
  const report::Case& schema = of(cases, "response_schema_conformance");
  REQUIRE(schema.findings.size() == 101);
  CHECK(schema.findings.back().message == "and 150 more");
}

// The shop, with 200 described as `content` says in YAML.
provider::Provider shop_with(const std::string& content) {
  const std::string text =
      "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n  /account:\n    get: {responses: {'200': "
      "{description: d, content: {" +
      content + "}}}}\n";
  const Result<Document> document = read_yaml(text, "shop.yaml");
  REQUIRE(document);
  Result<openapi::Contract> contract = openapi::load_contract(*document);
  REQUIRE(contract);
  return provider::bare_provider(std::make_shared<const openapi::Contract>(std::move(*contract)), "shop");
}

TEST_CASE("a saved body is judged by the schema of JSON, wherever and however the contract documents it") {
  const std::string schema = "{schema: {type: object, required: [id]}}";
  struct Row {
    std::string content;
    report::Outcome outcome;
  };
  const Row rows[] = {
      {"'*/*': " + schema, report::Outcome::failed},
      {"application/*: " + schema, report::Outcome::failed},
      {"application/*+json: " + schema, report::Outcome::failed},
      {"application/json; charset=utf-8: " + schema, report::Outcome::failed},
      {"application/vnd.shop+json: " + schema, report::Outcome::failed},
      {"application/xml: {schema: {type: object}}, application/json: " + schema, report::Outcome::failed},
      {"text/html: {}, application/vnd.shop+json: " + schema, report::Outcome::failed},
      {"'*/*': {schema: {type: object}}, application/json: " + schema, report::Outcome::failed},
      {"application/xml: {schema: {type: object}}", report::Outcome::not_exercised},
      {"application/json: {}", report::Outcome::not_exercised},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content);
    const provider::Provider provider = shop_with(row.content);
    SavedBodies judge(provider, provider.contract->operations.front(), 200, "answer.json");
    judge.add("{}", {1, 1});
    const std::vector<report::Case> cases = judge.finish();
    CHECK(of(cases, "response_schema_conformance").outcome == row.outcome);
  }
}

TEST_CASE("nothing judged is not passed") {
  const provider::Provider provider = test::shop();
  SavedBodies judge(provider, provider.contract->operations.front(), 200, "none.ndjson");
  for (const report::Case& each : judge.finish()) CHECK(each.outcome == report::Outcome::not_exercised);
}

}  // namespace
}  // namespace steelyard::checks
