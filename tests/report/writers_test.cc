#include "report/writers.h"

#include <doctest/doctest.h>

#include <set>  // unique names

#include "base/document.h"
#include "base/json.h"
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
      {"junit", "report/golden/junit.xml", {}},
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

TEST_CASE("an unknown format has no writer") { CHECK(find_writer("xml") == nullptr); }

}  // namespace
}  // namespace steelyard::report
