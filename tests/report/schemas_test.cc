// Each JSON format against the schema of those who read it.
#include <doctest/doctest.h>

#include <functional>  // changes
#include <memory>      // the registry shares documents
#include <set>         // fingerprints
#include <sstream>     // lines

#include "base/file.h"
#include "base/json.h"
#include "json_schema/schema.h"
#include "report/writers.h"
#include "tests/report/sample.h"
#include "tests/support/places.h"

namespace steelyard::report {
namespace {

const std::string kReport = "schemas/steelyard/report.schema.json";
const std::string kSarif = "tests/report/schemas/sarif-2.1.0.schema.json";
const std::string kGitlab = "tests/report/schemas/gitlab.schema.json";
const std::string kBadge = "tests/report/schemas/badge.schema.json";

json_schema::Program load_schema(const std::string& file, const std::string& pointer = "") {
  const Result<std::string> text = read_file(test::source_dir() + "/" + file);
  REQUIRE(text);
  Result<Document> document = read_json(*text, file);
  REQUIRE(document);
  json_schema::Registry registry;
  registry.add("file:///" + file, std::make_shared<const Document>(std::move(*document)));
  json_schema::CompileOptions options;
  options.assert_formats = true;
  Result<json_schema::Program> program = json_schema::compile(registry, {"file:///" + file, pointer}, options);
  REQUIRE_MESSAGE(program, file);
  CHECK(program->warnings().empty());
  return std::move(*program);
}

Json parse(const std::string& text) {
  const Result<Document> document = read_json(text, "report");
  REQUIRE_MESSAGE(document, text);
  CHECK(document->duplicate_keys().empty());
  return document->root();
}

void check_valid(const json_schema::Program& schema, const Json& instance) {
  json_schema::Evaluator evaluator;
  for (const json_schema::Failure& failure : evaluator.validate(schema, instance)) {
    FAIL_CHECK(failure.instance_pointer << ": " << failure.message);
  }
}

std::vector<Report> reports() { return {sample_report(), hostile_report(), Report{"steelyard check", "", "", {}}}; }

struct Format {
  const char* writer;
  const std::string& schema;
};
const Format kFormats[] = {{"json", kReport}, {"sarif", kSarif}, {"gitlab", kGitlab}, {"badge", kBadge}};

TEST_CASE("JSON formats satisfy their schemas, whatever the report holds") {
  for (const Format& format : kFormats) {
    CAPTURE(format.writer);
    const json_schema::Program schema = load_schema(format.schema);
    for (const Report& report : reports()) check_valid(schema, parse(find_writer(format.writer)->write(report, {})));
  }
}

TEST_CASE("each line of NDJSON is a finding") {
  const json_schema::Program schema = load_schema(kReport, "/$defs/finding");
  for (const Report& report : reports()) {
    std::istringstream lines(write_ndjson(report, {}));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) check_valid(schema, parse(line));
    CHECK(count == parse(write_json_report(report, {})).at("findings").size());
  }
}

TEST_CASE("the schemas are strict") {
  struct Row {
    const char* writer;
    const std::string& schema;
    const char* pointer;  // an object
    const char* member;   // which it must have
  };
  const Row rows[] = {
      {"json", kReport, "", "schema_version"},
      {"json", kReport, "", "summary"},
      {"json", kReport, "/summary", "accepted"},
      {"json", kReport, "/findings/0", "level"},
      {"sarif", kSarif, "", "version"},
      {"sarif", kSarif, "/runs/0", "tool"},
      {"sarif", kSarif, "/runs/0/tool/driver/rules/0", "help"},
      {"sarif", kSarif, "/runs/0/results/0", "message"},
      {"sarif", kSarif, "/runs/0/results/1/locations/0/physicalLocation/artifactLocation", "uriBaseId"},
      {"gitlab", kGitlab, "/0", "fingerprint"},
      {"gitlab", kGitlab, "/0/location/lines", "begin"},
      {"badge", kBadge, "", "message"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pointer);
    CAPTURE(row.member);
    const json_schema::Program schema = load_schema(row.schema);
    json_schema::Evaluator evaluator;
    const Json good = parse(find_writer(row.writer)->write(sample_report(), {}));
    REQUIRE(evaluator.is_valid(schema, good));
    const Json::json_pointer pointer(row.pointer);
    Json without = good;
    REQUIRE(without.at(pointer).erase(row.member) == 1);
    CHECK_FALSE(evaluator.is_valid(schema, without));
    Json unknown = good;
    unknown.at(pointer)["more"] = 1;
    CHECK_FALSE(evaluator.is_valid(schema, unknown));
    Json other = good;
    other.at(pointer)[row.member] = Json::array({Json::array()});
    CHECK_FALSE(evaluator.is_valid(schema, other));
  }
}

TEST_CASE("results of SARIF name their rules by index, and accepted ones are suppressed") {
  for (const Report& report : {sample_report(), hostile_report()}) {
    const Json run = parse(write_sarif(report, {})).at("runs").at(0);
    const Json& rules = run.at("tool").at("driver").at("rules");
    std::size_t suppressed = 0;
    for (const Json& result : run.at("results")) {
      CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
      suppressed += result.at("suppressions").size();
    }
    CHECK(run.at("results").size() == 4);
    CHECK(suppressed == 1);
    CHECK(run.at("invocations").at(0).at("executionSuccessful") == false);
  }
}

TEST_CASE("SARIF writes files as URIs") {
  struct Row {
    const char* file;
    const char* uri;
    bool relative;
  };
  const Row rows[] = {
      {"fixtures/a/200.json", "fixtures/a/200.json", true},
      {"./a b%.json", "a%20b%25.json", true},
      {"/tmp/ü.json", "file:///tmp/%C3%BC.json", false},
      {"https://a.example/x.md?y=1#z", "https://a.example/x.md?y=1#z", false},
      {"C:\\x<y>.json", "C%3A%5Cx%3Cy%3E.json", true},
  };
  for (const Row& row : rows) {
    Report report = sample_report();
    report.cases[1].findings[1].location.file = row.file;
    const Json result = parse(write_sarif(report, {})).at("runs").at(0).at("results").at(1);
    const Json& artifact = result.at("locations").at(0).at("physicalLocation").at("artifactLocation");
    CHECK(artifact.at("uri") == row.uri);
    CHECK(artifact.contains("uriBaseId") == row.relative);
  }
}

TEST_CASE("GitLab gets every problem under a fingerprint of its own") {
  Report report = sample_report();
  report.cases[1].findings.push_back(report.cases[1].findings.back());
  const Json entries = parse(write_gitlab(report, {}));
  std::set<std::string> fingerprints;
  for (const Json& entry : entries) fingerprints.insert(entry.at("fingerprint").get<std::string>());
  CHECK(entries.size() == 5);  // three open findings, one of them twice, and what was not reached
  CHECK(fingerprints.size() == entries.size());
}

TEST_CASE("a badge shows the gravest count") {
  const auto badge = [](const Report& report) {
    const Json json = parse(write_badge(report, {}));
    return json.at("message").get<std::string>() + ", " + json.at("color").get<std::string>();
  };
  Report report = sample_report();
  CHECK(badge(report) == "1 error, red");
  report.cases[1].findings.pop_back();
  CHECK(badge(report) == "1 unreachable, lightgrey");
  report.cases[4].outcome = Outcome::passed;
  CHECK(badge(report) == "1 warning, yellow");
  report.cases[1].findings.clear();
  CHECK(badge(report) == "4 passed, brightgreen");
  CHECK(badge({}) == "nothing found, brightgreen");
}

}  // namespace
}  // namespace steelyard::report
