// A document of 1,000 operations against an edited copy: time and memory.
#include <doctest/doctest.h>
#include <sys/resource.h>  // peak memory

#include <chrono>  // time

#include "base/document.h"
#include "base/json.h"
#include "drift/compare_contracts.h"
#include "drift/judge.h"
#include "openapi/contract.h"
#include "tests/drift/diff/large_document.h"

namespace steelyard::drift {
namespace {

// Far above what it takes (docs/diff.md), so that a busy machine does not fail, but below anything quadratic.
constexpr double kMostSeconds = 20.0;
constexpr long kMostKilobytes = 700L * 1024;

openapi::Contract read(const std::string& text) {
  const Result<Document> document = read_json(text, "large.json");
  REQUIRE(document);
  Result<openapi::Contract> contract = openapi::load_contract(*document);
  if (!contract) FAIL(to_string(contract.error()));
  return std::move(*contract);
}

TEST_CASE("a document of 1,000 operations against an edited copy") {
  const test::LargeDocument large{.operations = 1000};
  const std::string before = test::large_document(large, false);
  const std::string after = test::large_document(large, true);
  CHECK(before.size() > 4'500'000);
  CHECK(before.size() < 6'500'000);
  const auto begin = std::chrono::steady_clock::now();
  const openapi::Contract base = read(before);
  const openapi::Contract revision = read(after);
  const std::vector<report::Finding> findings =
      judge(compare_contracts(base, revision), {"2026-01-01", 0, false}, "large");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  rusage usage{};
  REQUIRE(getrusage(RUSAGE_SELF, &usage) == 0);
  MESSAGE("" << before.size() << " bytes: " << taken.count() << " s, " << usage.ru_maxrss / 1024 << " MB at most");
  CHECK(taken.count() < kMostSeconds);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(usage.ru_maxrss < kMostKilobytes);
#endif
  // Every tenth operation lost a property of its answer, every twenty-fifth is gone; the recursive part is as it was.
  std::size_t lost = 0;
  std::size_t gone = 0;
  for (const report::Finding& finding : findings) {
    lost += finding.id == "response-required-property-removed" ? 1U : 0U;
    gone += finding.id == "api-path-removed-without-deprecation" ? 1U : 0U;
  }
  CHECK(gone == 40);
  CHECK(lost == 80);
  CHECK(findings.size() == lost + gone + 1);
  CHECK(findings.back().id == "api-version-not-bumped");
}

// As many operations as asked for, of which each answers with one schema that refers to itself.
std::string sharing_document(int operations, const std::string& type_of_id) {
  Json paths = Json::object();
  const Json answer = Json::parse(R"({"get": {"responses": {"200": {"description": "OK", "content": {
    "application/json": {"schema": {"$ref": "#/components/schemas/Node"}}}}}}})");
  for (int i = 0; i < operations; ++i) paths["/nodes-" + std::to_string(i)] = answer;
  const Json node = {
      {"type", "object"},
      {"properties", {{"id", {{"type", type_of_id}}}, {"parent", {{"$ref", "#/components/schemas/Node"}}}}}};
  return Json{{"openapi", "3.1.0"},
              {"info", {{"title", "Nodes"}, {"version", "1"}}},
              {"paths", paths},
              {"components", {{"schemas", {{"Node", node}}}}}}
      .dump();
}

TEST_CASE("a schema that many operations share is told for twenty of them, with their number") {
  const std::string kShared = " (500 operations share this schema; told for the first)";
  for (const int operations : {19, 500}) {
    CAPTURE(operations);
    const openapi::Contract base = read(sharing_document(operations, "string"));
    const openapi::Contract revision = read(sharing_document(operations, "integer"));
    std::vector<report::Finding> findings = judge(compare_contracts(base, revision), {"2026-01-01", 0, false}, "nodes");
    REQUIRE(findings.back().id == "api-version-not-bumped");
    findings.pop_back();
    CHECK(findings.size() == std::size_t{operations == 19 ? 19U : 20U});
    for (const report::Finding& finding : findings) {
      CHECK(finding.id == "response-property-type-changed");
      CHECK(finding.message.ends_with(kShared) == (operations == 500));
    }
    CHECK(findings.front().operation == "GET /nodes-0");
  }
}

}  // namespace
}  // namespace steelyard::drift
