#include "checks/saved.h"

#include <doctest/doctest.h>

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

TEST_CASE("nothing judged is not passed") {
  const provider::Provider provider = test::shop();
  SavedBodies judge(provider, provider.contract->operations.front(), 200, "none.ndjson");
  for (const report::Case& each : judge.finish()) CHECK(each.outcome == report::Outcome::not_exercised);
}

}  // namespace
}  // namespace steelyard::checks
