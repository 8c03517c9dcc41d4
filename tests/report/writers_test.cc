#include "report/writers.h"

#include <doctest/doctest.h>

#include <set>  // unique names

#include "base/document.h"
#include "base/json.h"
#include "base/utf8.h"
#include "tests/report/sample.h"
#include "tests/support/golden.h"

namespace steelyard::report {
namespace {

TEST_CASE("each writer writes its golden file") {
  struct Row {
    const char* writer;
    const char* golden;
    WriteOptions options;
  };
  const Row rows[] = {
      {"text", "report/golden/plain.txt", {}},
      {"text", "report/golden/color.txt", {.color = true}},
      {"text", "report/golden/quiet.txt", {.quiet = true}},
      {"text", "report/golden/verbose.txt", {.verbose = true}},
      {"json", "report/golden/report.json", {}},
      {"ndjson", "report/golden/report.ndjson", {}},
      {"junit", "report/golden/junit.xml", {}},
      {"sarif", "report/golden/report.sarif", {.version = "0.1.0"}},
      {"github", "report/golden/github.txt", {}},
      {"gitlab", "report/golden/gitlab.json", {}},
      {"tap", "report/golden/report.tap", {}},
      {"markdown", "report/golden/report.md", {}},
      {"html", "report/golden/report.html", {}},
      {"badge", "report/golden/badge.json", {}},
  };
  std::set<std::string_view> covered;
  for (const Row& row : rows) {
    const Writer* writer = find_writer(row.writer);
    REQUIRE(writer != nullptr);
    covered.insert(writer->name);
    CHECK(test::golden_difference(row.golden, writer->write(sample_report(), row.options)) == "");
  }
  CHECK(covered.size() == writers().size());
}

TEST_CASE("an empty report is a report") {
  CHECK(write_text({"steelyard check", "mock", "", {}}, {}) ==
        "steelyard check: mock\n\n0 passed, 0 failed, 0 not exercised, 0 unreachable\n"
        "findings: 0 error, 0 warning, 0 info\n");
  const Result<Document> json = read_json(write_json_report({}, {}), "report.json");
  REQUIRE(json);
  CHECK(find_member(json->root(), "findings")->empty());
}

TEST_CASE("a quiet text says nothing if nothing is wrong") {
  Report report{"steelyard check", "mock", "", {}};
  CHECK(write_text(report, {.quiet = true}) != "");  // nothing was judged
  Case test;
  test.id = "ignored_auth";
  test.outcome = Outcome::passed;
  report.cases.push_back(test);
  CHECK(write_text(report, {.quiet = true}) == "");
  CHECK(write_text(report, {}) != "");
  test.outcome = Outcome::not_exercised;
  report.cases.push_back(test);
  CHECK(write_text(report, {.quiet = true}) != "");
}

// JSON and XML escape in their own way; a person's terminal and a CI system's log must not be driven by any of them.
TEST_CASE("no format lets through what drives a terminal or splits a line") {
  for (const Writer& writer : writers()) {
    CAPTURE(writer.name);
    const std::string text = writer.write(hostile_report(), {});
    CHECK(is_utf8(text));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find('\0') == std::string::npos);
    CHECK(text.find("\n::error::x") == std::string::npos);
    CHECK(text.find("\nok 1") == (writer.name == "tap" ? text.find("\nok 1 - ") : std::string::npos));
  }
}

TEST_CASE("an unknown format has no writer") { CHECK(find_writer("xml") == nullptr); }

}  // namespace
}  // namespace steelyard::report
