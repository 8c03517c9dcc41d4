#include "report/report.h"

#include <doctest/doctest.h>

#include <functional>  // changes to a finding

#include "report/fail_on.h"
#include "report/safe_text.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

Report with_finding(Level level) {
  Finding finding;
  finding.level = level;
  Report report;
  report.cases.emplace_back();
  report.cases.back().findings.push_back(finding);
  return report;
}

TEST_CASE("levels have names and an order") {
  CHECK(to_string(Level::error) == "error");
  CHECK(parse_level("warning") == Level::warning);
  CHECK(parse_level("info") == Level::info);
  CHECK_FALSE(parse_level("Error").has_value());
  CHECK(has_findings(with_finding(Level::error), Level::warning));
  CHECK(has_findings(with_finding(Level::warning), Level::warning));
  CHECK_FALSE(has_findings(with_finding(Level::info), Level::warning));
  CHECK_FALSE(has_findings(Report{}, Level::info));
  Report accepted = with_finding(Level::error);
  accepted.cases.back().findings.back().accepted = "known for long";
  CHECK_FALSE(has_findings(accepted, Level::info));
}

TEST_CASE("--fail-on names the lowest level that fails a run") {
  struct Row {
    const char* text;
    bool error, warning, info;
  };
  const Row rows[] = {
      {"error", true, false, false},
      {"warning", true, true, false},
      {"info", true, true, true},
      {"never", false, false, false},
  };
  for (const Row& row : rows) {
    const std::optional<FailOn> fail_on = parse_fail_on(row.text);
    REQUIRE(fail_on);
    CHECK(fails(with_finding(Level::error), *fail_on) == row.error);
    CHECK(fails(with_finding(Level::warning), *fail_on) == row.warning);
    CHECK(fails(with_finding(Level::info), *fail_on) == row.info);
  }
  CHECK_FALSE(parse_fail_on("always").has_value());
}

TEST_CASE("a summary counts cases by outcome and findings by level") {
  const Summary summary = summarize(sample_report());
  CHECK(summary.passed == 3);
  CHECK(summary.failed == 1);
  CHECK(summary.not_exercised == 1);
  CHECK(summary.unreachable == 1);
  CHECK(summary.known == 1);
  CHECK(summary.accepted == 1);
  CHECK(summary.error == 1);
  CHECK(summary.warning == 1);
  CHECK(summary.info == 1);
}

TEST_CASE("a fingerprint is the same for ever") {
  Finding finding;
  CHECK(finding.fingerprint() == "7b197ab463748dec");
  finding.id = "invariant";
  finding.provider = "sunor";
  finding.operation = "GET /api/v1/account/balance";
  finding.status = 200;
  finding.pointer = "/data/total";
  CHECK(finding.fingerprint() == "bca190a824f4e903");
}

TEST_CASE("a fingerprint depends on what is wrong and not on how it is told") {
  const Finding base = sample_report().cases[1].findings[1];
  using Change = std::function<void(Finding&)>;
  const Change changes[] = {
      [](Finding& f) { f.id += "x"; },
      [](Finding& f) { f.provider += "x"; },
      [](Finding& f) { f.operation += "x"; },
      [](Finding& f) { f.status += 1; },
      [](Finding& f) { f.subject += "x"; },
      [](Finding& f) { f.pointer += "x"; },
      [](Finding& f) { f.id += f.provider, f.provider = ""; },
  };
  for (const Change& change : changes) {
    Finding other = base;
    change(other);
    CHECK(other.fingerprint() != base.fingerprint());
  }
  Finding reworded = base;
  reworded.message = "other words";
  reworded.level = Level::info;
  reworded.help.clear();
  reworded.location = {"elsewhere", 1, 1};
  reworded.schema_pointer.clear();
  CHECK(reworded.fingerprint() == base.fingerprint());
}

TEST_CASE("text is made safe to show") {
  struct Row {
    std::string text;
    std::string safe;
  };
  const Row rows[] = {
      {"plain é ✓ \U0001F600", "plain é ✓ \U0001F600"},
      {"\x1b[31m", "\\x1b[31m"},
      {"a\r\n\tb", "a\\r\\n\\tb"},
      {std::string("a\0b", 3), "a\\x00b"},
      {"\x7f\xC2\x9B", "\\x7f\\x9b"},
      {"a\xFF\xC3", "a\uFFFD\uFFFD"},
      {"\xE2\x82", "\uFFFD\uFFFD"},
      {"\xC0\xAF", "\uFFFD\uFFFD"},
      {"\u202Eevil\u2066", "\\u202eevil\\u2066"},
      {"\uFFFE\uFFFF", "\\ufffe\\uffff"},
      {"back\\slash", "back\\slash"},
  };
  for (const Row& row : rows) {
    CHECK(safe_text(row.text) == row.safe);
    CHECK(safe_text(row.safe) == row.safe);
  }
}

}  // namespace
}  // namespace steelyard::report
