#include "report/baseline.h"

#include <doctest/doctest.h>

#include <memory>  // the registry shares documents

#include "base/file.h"
#include "base/json.h"
#include "json_schema/schema.h"
#include "report/fail_on.h"
#include "tests/report/sample.h"
#include "tests/support/places.h"

namespace steelyard::report {
namespace {

constexpr const char* kToday = "2026-03-01";

// The failed case of the sample has an error and a warning.
const std::string kError = sample_report().cases[1].findings[1].fingerprint();
const std::string kWarning = sample_report().cases[1].findings[0].fingerprint();

BaselineEntry entry_for(const Finding& finding, std::string reason, std::string expires = "") {
  BaselineEntry entry;
  entry.fingerprint = finding.fingerprint();
  entry.reason = std::move(reason);
  entry.expires = std::move(expires);
  entry.tool = "steelyard check";
  entry.id = finding.id;
  entry.provider = finding.provider;
  entry.operation = finding.operation;
  entry.status = finding.status;
  entry.subject = finding.subject;
  entry.pointer = finding.pointer;
  return entry;
}

Baseline accepting_the_error(std::string expires = "") {
  return {{entry_for(sample_report().cases[1].findings[1], "we know", std::move(expires))}};
}

// "id outcome" of the cases that the baseline added, then the outcome of the failed one.
std::string applied(const Baseline& baseline, Report report = sample_report()) {
  const std::size_t before = report.cases.size();
  apply_baseline(baseline, kToday, report);
  std::string text;
  for (std::size_t i = before; i < report.cases.size(); ++i) {
    CHECK(report.cases[i].outcome == Outcome::passed);
    CHECK(report.cases[i].findings.at(0).level == Level::warning);
    text += report.cases[i].id + ", ";
  }
  return before < 2 ? text : text + std::string(to_string(report.cases[1].outcome));
}

TEST_CASE("an accepted finding fails nothing any more") {
  Report report = sample_report();
  REQUIRE(fails(report, FailOn::error));
  apply_baseline(accepting_the_error(), kToday, report);
  CHECK_FALSE(fails(report, FailOn::error));
  CHECK(report.cases[1].outcome == Outcome::known);
  CHECK(report.cases[1].findings[1].accepted == "we know");
  CHECK(report.cases[1].findings[0].accepted.empty());
  CHECK(report.cases.size() == sample_report().cases.size());
}

TEST_CASE("an entry accepts up to and with the day on which it expires") {
  CHECK(applied(accepting_the_error("2026-03-02")) == "known");
  CHECK(applied(accepting_the_error("2026-03-01")) == "known");
  CHECK(applied(accepting_the_error("2026-02-28")) == "expired-baseline-entry, failed");
}

TEST_CASE("an entry that matches nothing is reported if the run looked there") {
  struct Row {
    const char* what;
    void (*change)(BaselineEntry&);
    const char* expected;
  };
  const Row rows[] = {
      {"gone", [](BaselineEntry& e) { e.status = 200; }, "stale-baseline-entry, failed"},
      {"expired and gone", [](BaselineEntry& e) { e.expires = "2020-01-01"; }, "stale-baseline-entry, failed"},
      {"nothing but a fingerprint",
       [](BaselineEntry& e) { e.id.clear(), e.provider.clear(), e.operation.clear(), e.status = 0; },
       "stale-baseline-entry, failed"},
      {"another command", [](BaselineEntry& e) { e.tool = "steelyard drift"; }, "failed"},
      {"an operation that was not judged", [](BaselineEntry& e) { e.operation = "GET /other"; }, "failed"},
      {"an operation that was not reached",
       [](BaselineEntry& e) { e.provider = "breeze", e.operation = "GET /v1/balance"; }, "failed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    BaselineEntry entry = entry_for(sample_report().cases[6].findings[0], "we know");
    entry.fingerprint = "0000000000000000";
    row.change(entry);
    CHECK(applied({{entry}}) == row.expected);
  }
}

TEST_CASE("a case that was not exercised says nothing about its entry") {
  Report report = sample_report();
  report.cases.erase(report.cases.begin() + 4);  // the one that was not reached
  BaselineEntry entry = entry_for(report.cases[1].findings[1], "we know");
  entry.fingerprint = "0000000000000000";
  CHECK(applied({{entry}}, report) == "stale-baseline-entry, failed");
  entry.status = 503;
  CHECK(applied({{entry}}, report) == "failed");
}

TEST_CASE("a report without cases found all entries gone") {
  CHECK(applied(accepting_the_error(), Report{"steelyard check", "", "", {}}) == "stale-baseline-entry, ");
}

TEST_CASE("an update keeps reasons and dates, takes what is new and drops what is gone") {
  Baseline before = accepting_the_error("2026-02-28");
  before.entries.push_back(entry_for(sample_report().cases[6].findings[0], "gone"));
  before.entries.back().fingerprint = "0000000000000000";
  before.entries.push_back(entry_for(sample_report().cases[6].findings[0], "of another command"));
  before.entries.back().tool = "steelyard drift";
  const Baseline after = update_baseline(before, sample_report(), "new");
  REQUIRE(after.entries.size() == 5);
  CHECK(after.entries[0].fingerprint == kError);
  CHECK(after.entries[0].reason == "we know");
  CHECK(after.entries[0].expires == "2026-02-28");
  CHECK(after.entries[1].reason == "of another command");
  CHECK(after.entries[2].fingerprint == kWarning);
  for (std::size_t i = 2; i < 5; ++i) CHECK(after.entries[i].reason == "new");

  Report report = sample_report();
  apply_baseline(update_baseline({}, report, "all"), kToday, report);
  CHECK(summarize(report).accepted == 4);
  CHECK_FALSE(fails(report, FailOn::info));
}

json_schema::Program baseline_schema() {
  const Result<std::string> text = read_file(test::source_dir() + "/schemas/steelyard/baseline.schema.json");
  REQUIRE(text);
  Result<Document> document = read_json(*text, "baseline.schema.json");
  REQUIRE(document);
  json_schema::Registry registry;
  registry.add("file:///baseline", std::make_shared<const Document>(std::move(*document)));
  json_schema::CompileOptions options;
  options.assert_formats = true;
  Result<json_schema::Program> program = json_schema::compile(registry, {"file:///baseline", ""}, options);
  REQUIRE(program);
  CHECK(program->warnings().empty());
  return std::move(*program);
}

bool schema_allows(const json_schema::Program& schema, const std::string& text) {
  const Result<Document> document = read_json(text, "baseline.json");
  json_schema::Evaluator evaluator;
  return document && evaluator.is_valid(schema, document->root());
}

TEST_CASE("what is written reads back, and the schema allows it") {
  const json_schema::Program schema = baseline_schema();
  for (const Report& report : {sample_report(), Report{}}) {
    const std::string text = write_baseline(update_baseline({}, report, "all"));
    CHECK(schema_allows(schema, text));
    const Result<Baseline> read = parse_baseline(text, "baseline.json");
    REQUIRE(read);
    CHECK(write_baseline(*read) == text);
  }
}

TEST_CASE("the order of the entries in the file does not depend on how they came") {
  Baseline baseline = update_baseline({}, sample_report(), "all");
  const std::string text = write_baseline(baseline);
  std::reverse(baseline.entries.begin(), baseline.entries.end());
  CHECK(write_baseline(baseline) == text);
}

TEST_CASE("a wrong file is refused with the place, by reader and schema alike") {
  struct Row {
    const char* text;
    const char* error;  // "" if the file is right
    bool schema_sees = true;
  };
  const std::string good = R"("fingerprint":"0123456789abcdef","reason":"x")";
  const std::string entries = R"({"schema_version":1,"entries":[)";
  struct Built {
    std::string entry;
    const char* error;
    bool schema_sees = true;
  };
  const Built built[] = {
      {"{" + good + "}", ""},
      {"{" + good + R"(,"expires":"2028-02-29","status":200})", ""},
      {"{" + good + R"(,"expires":"2026-02-29"})", "1:79: expires must be a date, YYYY-MM-DD"},
      {"{" + good + R"(,"expires":"tomorrow"})", "1:79: expires must be a date, YYYY-MM-DD"},
      {"{" + good + R"(,"status":99})", "1:79: status must be 100 to 599"},
      {"{" + good + R"(,"status":"200"})", "1:79: status must be 100 to 599"},
      {"{" + good + R"(,"more":1})", "1:79: no such member: more"},
      {"{" + good + R"(,"id":1})", "1:79: id must be a string"},
      {R"({"fingerprint":"0123456789abcdef"})", "1:32: reason is missing"},
      {R"({"reason":"x"})", "1:32: fingerprint is missing"},
      {R"({"fingerprint":"0123456789abcdef","reason":" "})", "1:66: reason must be a text that says why"},
      {R"({"fingerprint":"0123456789ABCDEF","reason":"x"})", "1:33: fingerprint must be 16 hexadecimal digits"},
      {"1", "1:32: an entry is an object"},
      {"{" + good + "},{" + good + "}", "1:81: another entry has the same fingerprint", false},
      {"{" + good + R"(,"reason":"y"})", "1:79: the member is named twice", false},
  };
  const json_schema::Program schema = baseline_schema();
  const auto check = [&](const std::string& text, const std::string& error, bool schema_sees) {
    CAPTURE(text);
    const Result<Baseline> baseline = parse_baseline(text, "b.json");
    CHECK(schema_allows(schema, text) == (error.empty() || !schema_sees));
    REQUIRE(static_cast<bool>(baseline) == error.empty());
    if (!baseline) {
      const std::string told = to_string(baseline.error());
      CHECK(told.substr(0, told.find(" [")) == "b.json:" + error);
    }
  };
  for (const Built& row : built) check(entries + row.entry + "]}", row.error, row.schema_sees);
  const Row rows[] = {
      {"[]", "1:1: a baseline is an object with schema_version and entries"},
      {"{}", "1:1: schema_version is missing"},
      {R"({"schema_version":2,"entries":[]})", "1:2: the baseline has schema_version 2, and this program reads 1"},
      {R"({"schema_version":"1","entries":[]})",
       "1:2: the baseline has schema_version \"1\", and this program reads 1"},
      {R"({"schema_version":1})", "1:1: entries must be an array"},
      {R"({"schema_version":1,"entries":[],"more":1})", "1:34: no such member: more"},
      {R"({"schema_version":1,"entries":[],"$schema":"x"})", ""},
  };
  for (const Row& row : rows) check(row.text, row.error, row.schema_sees);
  CHECK(parse_baseline(R"({"schema_version":2})", "b.json").error().code == ErrorCode::baseline_version);
}

}  // namespace
}  // namespace steelyard::report
