// Every file of the official suite, mandatory and optional; one test case and one ctest entry a draft.
#include "suite.h"

#include <doctest/doctest.h>

namespace steelyard::json_schema {
namespace {

std::string judge(const SuiteCase& test, const Program& program) {
  Evaluator evaluator;
  const bool verdict = evaluator.is_valid(program, test.instance);
  const bool explained = evaluator.validate(program, test.instance).empty();
  if (verdict != explained) return "is_valid and validate disagree";
  return verdict == test.valid ? "" : test.valid ? "should be valid" : "should not be valid";
}

TEST_CASE("draft4") { run_suite("draft4", judge); }
TEST_CASE("draft6") { run_suite("draft6", judge); }
TEST_CASE("draft7") { run_suite("draft7", judge); }
TEST_CASE("draft2019-09") { run_suite("draft2019-09", judge); }
TEST_CASE("draft2020-12") { run_suite("draft2020-12", judge); }

}  // namespace
}  // namespace steelyard::json_schema
