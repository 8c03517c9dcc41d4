// What a reader of TAP 13 makes of the report: a small parser of the specification's grammar.
#include <doctest/doctest.h>

#include <regex>    // lines of TAP
#include <sstream>  // lines

#include "base/document.h"
#include "base/json.h"
#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

struct Point {
  bool ok = false;
  std::string directive;  // "TODO", "SKIP" or ""
  std::string yaml;
};

// A description ends at the first `#` that no backslash stands before.
std::string directive_of(const std::string& description) {
  std::smatch match;
  static const std::regex kDirective(R"(^(?:[^\\#]|\\.)*# (TODO|SKIP)\b.*$)");
  return std::regex_match(description, match, kDirective) ? match[1].str() : "";
}

// Reads one block, the line `---` of which was read.
std::string read_block(std::istream& lines) {
  std::string yaml;
  for (std::string line; std::getline(lines, line);) {
    if (line == "  ...") return yaml;
    REQUIRE_MESSAGE(line.rfind("  ", 0) == 0, line);
    yaml += line.substr(2) + "\n";
  }
  FAIL("a YAML block without an end");
  return yaml;
}

std::vector<Point> parse_tap(const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  CHECK(line == "TAP version 13");
  std::getline(lines, line);
  const std::string plan = line;
  std::vector<Point> points;
  static const std::regex kPoint(R"(^(not )?ok ([0-9]+) - (.*)$)");
  while (std::getline(lines, line)) {
    std::smatch match;
    if (line == "  ---") {
      REQUIRE_FALSE(points.empty());
      points.back().yaml = read_block(lines);
    } else if (std::regex_match(line, match, kPoint)) {
      points.push_back({!match[1].matched, directive_of(match[3].str()), ""});
      CHECK(match[2].str() == std::to_string(points.size()));
    } else {
      FAIL_CHECK("not a line of TAP 13: " << line);
    }
  }
  CHECK(plan == "1.." + std::to_string(points.size()));
  return points;
}

TEST_CASE("a reader of TAP 13 finds every case with its outcome") {
  for (const Report& report : {sample_report(), hostile_report()}) {
    const std::vector<Point> points = parse_tap(write_tap(report, {}));
    REQUIRE(points.size() == report.cases.size());
    int ok = 0, todo = 0, skip = 0;
    for (const Point& point : points) {
      ok += point.ok ? 1 : 0;
      todo += !point.ok && point.directive == "TODO" ? 1 : 0;
      skip += point.ok && point.directive == "SKIP" ? 1 : 0;
    }
    CHECK(ok == 4);
    CHECK(todo == 1);
    CHECK(skip == 1);
  }
  CHECK(parse_tap(write_tap({}, {})).empty());
}

TEST_CASE("the YAML of a failing case tells its findings") {
  for (const Report& report : {sample_report(), hostile_report()}) {
    std::size_t findings = 0;
    for (const Point& point : parse_tap(write_tap(report, {}))) {
      if (point.yaml.empty()) continue;
      const Result<Document> yaml = read_yaml(point.yaml, "report.tap");
      REQUIRE_MESSAGE(yaml, point.yaml);
      CHECK(find_member(yaml->root(), "outcome") != nullptr);
      if (const Json* list = find_member(yaml->root(), "findings")) findings += list->size();
    }
    CHECK(findings == 4);
  }
}

}  // namespace
}  // namespace steelyard::report
