// Recursion, and schemas that are used in many places.
#include <doctest/doctest.h>

#include <algorithm>  // std::count_if

#include "base/document.h"
#include "base/json.h"
#include "drift/compare_contracts.h"
#include "drift/judge.h"
#include "tests/support/memory_source.h"

namespace steelyard::drift {
namespace {

openapi::Contract contract_with(const std::string& root, const std::string& schemas) {
  return test::contract_of(
      "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\n"
      "paths: {/it: {get: {responses: {'200': {description: OK, content: {application/json: {schema: " +
      root + "}}}}}}}\ncomponents: {schemas: " + schemas + "}\n");
}

std::vector<std::string> pointers(const openapi::Contract& base, const openapi::Contract& revision) {
  std::vector<std::string> found;
  for (const Fact& fact : compare_contracts(base, revision)) {
    if (fact.kind != FactKind::version) found.push_back(fact.pointer);
  }
  return found;
}

std::string link_to(const std::string& name) { return "{$ref: '#/components/schemas/" + name + "'}"; }

TEST_CASE("a recursive schema is told where it first appears, from whatever side it is entered") {
  const auto schemas = [](const std::string& type) {
    return "{A: {type: object, properties: {id: {type: " + type + "}, b: " + link_to("B") +
           "}}, B: {type: object, properties: {a: " + link_to("A") + "}}}";
  };
  using Pointers = std::vector<std::string>;
  CHECK(pointers(contract_with(link_to("A"), schemas("string")), contract_with(link_to("A"), schemas("integer"))) ==
        Pointers{"/id"});
  CHECK(pointers(contract_with(link_to("B"), schemas("string")), contract_with(link_to("B"), schemas("integer"))) ==
        Pointers{"/a/id"});
  CHECK(
      pointers(contract_with(link_to("A"), schemas("string")), contract_with(link_to("A"), schemas("string"))).empty());
}

TEST_CASE("a schema that is used in two places is told in both") {
  const auto schemas = [](const std::string& type) {
    return "{S: {type: object, properties: {x: " + link_to("N") + ", y: {type: array, items: " + link_to("N") +
           "}}}, N: {type: " + type + "}}";
  };
  CHECK(pointers(contract_with(link_to("S"), schemas("string")), contract_with(link_to("S"), schemas("integer"))) ==
        std::vector<std::string>{"/x", "/y/*"});
}

// 2^40 ways lead to the last schema.
TEST_CASE("a ladder of references ends") {
  const auto schemas = [](const std::string& type) {
    std::string text = "{L40: {type: " + type + "}";
    for (int i = 0; i < 40; ++i) {
      const std::string next = link_to("L" + std::to_string(i + 1));
      text += ", L" + std::to_string(i) + ": {type: object, properties: {a: " + next + ", b: " + next + "}}";
    }
    return text + "}";
  };
  const std::vector<std::string> found =
      pointers(contract_with(link_to("L0"), schemas("string")), contract_with(link_to("L0"), schemas("integer")));
  CHECK(found.size() == 8);
}

TEST_CASE("findings have the place of the revision, or of the base for what is gone") {
  const openapi::Contract base =
      contract_with("{type: object, properties: {a: {type: string}, b: {type: string}}}", "{}");
  const openapi::Contract revision = contract_with("{type: object, properties: {a: {type: integer}}}", "{}");
  const std::vector<report::Finding> findings = judge(compare_contracts(base, revision), {"2026-01-01", 0, false}, "p");
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].id == "response-optional-property-removed");
  CHECK(findings[0].pointer == "/b");
  CHECK(findings[0].schema_pointer == "/paths/~1it/get/responses/200/content/application~1json/schema/properties/b");
  CHECK(findings[0].location.line == 3);
  CHECK(findings[0].message == "response 200 at /b: the optional property was removed");
  CHECK(findings[1].id == "response-property-type-changed");
  CHECK(findings[1].message == "response 200 at /a: the type changed from string to integer");
  CHECK(findings[1].operation == "GET /it");
  CHECK(findings[1].status == 200);
  CHECK(findings[1].subject == "application/json");
  CHECK(findings[2].id == "api-version-not-bumped");
}

}  // namespace
}  // namespace steelyard::drift
