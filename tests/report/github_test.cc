#include <doctest/doctest.h>

#include <regex>    // workflow commands
#include <sstream>  // lines

#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

int count_starting(const std::vector<std::string>& lines, const std::string& start) {
  int count = 0;
  for (const std::string& line : lines) count += line.rfind(start, 0) == 0 ? 1 : 0;
  return count;
}

// In a property `:` and `,` are escaped; everywhere a `%` begins one of five escapes.
const std::regex kCommand(
    "^::(error|warning|notice) (?:file=(?:[^%:,]|%25|%0A|%0D|%3A|%2C)+,(?:line=[0-9]+,(?:col=[0-9]+,)?)?)?"
    "title=(?:[^%:,]|%25|%0A|%0D|%3A|%2C)+::(?:[^%]|%25|%0A|%0D)+$");

TEST_CASE("annotations are workflow commands, whatever the report holds") {
  for (const Report& report : {sample_report(), hostile_report()}) {
    const std::vector<std::string> lines = lines_of(write_github(report, {}));
    REQUIRE(lines.size() == 5);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) CHECK_MESSAGE(std::regex_match(lines[i], kCommand), lines[i]);
    CHECK(lines.back().rfind("steelyard check", 0) == 0);
    CHECK(count_starting(lines, "::error ") == 2);  // a finding, and an API that was not reached
    CHECK(count_starting(lines, "::warning ") == 1);
    CHECK(count_starting(lines, "::notice ") == 1);
  }
}

TEST_CASE("ten annotations of a level are shown and the rest is counted") {
  for (const int count : {9, 10, 11, 25}) {
    Report report = sample_report();
    report.cases[1].findings.assign(static_cast<std::size_t>(count), report.cases[1].findings[0]);
    const std::vector<std::string> lines = lines_of(write_github(report, {}));
    CHECK(count_starting(lines, "::warning ") == std::min(count, 10));
    const std::string rest = "and " + std::to_string(count - 10) + " more of level warning";
    CHECK(count_starting(lines, rest) == (count > 10 ? 1 : 0));
  }
}

TEST_CASE("the counts go to the output of the step") {
  CHECK(github_output(sample_report()) ==
        "error=1\nwarning=1\ninfo=1\naccepted=1\npassed=3\nfailed=1\nknown=1\nnot_exercised=1\nunreachable=1\n");
}

}  // namespace
}  // namespace steelyard::report
