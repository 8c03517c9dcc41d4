#include <doctest/doctest.h>

#include <regex>    // tags
#include <sstream>  // lines

#include "report/markdown_text.h"
#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

TEST_CASE("text stays text in Markdown") {
  struct Row {
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {
      {"plain é", "plain é"},
      {"a|b\\|c", "a\\|b\\\\\\|c"},
      {"<b>&amp;", "&lt;b&gt;&amp;amp;"},
      {"**x** _y_ `z` ~~q~~", "\\*\\*x\\*\\* \\_y\\_ \\`z\\` \\~\\~q\\~\\~"},
      {"[a](http://b.c) www.d.e f.json:1", "\\[a\\](http\\://b.c) www\\.d.e f.json:1"},
      {"@team #1", "@&#8203;team #&#8203;1"},
      {"a\nb", "a\\\\nb"},
  };
  for (const Row& row : rows) CHECK(markdown_text(row.text) == row.markdown);
}

// The cells of a row: what stands between bars that no backslash escapes.
int cells(const std::string& row) {
  int bars = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\')
      ++i;
    else if (row[i] == '|')
      ++bars;
  }
  return bars - 1;
}

TEST_CASE("hostile text breaks neither tables nor tags") {
  std::istringstream lines(write_markdown(hostile_report(), {}));
  int columns = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() != '|') columns = 0;
    if (columns != 0) CHECK(cells(line) == columns);
    if (line.rfind("|---", 0) == 0) columns = cells(line);
    CHECK_FALSE(std::regex_search(line, std::regex("<(?!/?(br|details|summary)>)")));
  }
}

TEST_CASE("a page of Markdown fits into a job summary") {
  Report report = sample_report();
  Case& test = report.cases[1];
  test.findings.assign(20'000, test.findings[0]);
  const std::string text = write_markdown(report, {});
  CHECK(text.size() < (std::size_t{1} << 20U));
  CHECK(text.find(" more, which do not fit") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::report
