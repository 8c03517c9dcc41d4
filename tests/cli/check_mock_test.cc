// `steelyard check --mock`: what it lists, what it exits with, where its findings point.
#include <doctest/doctest.h>

#include "base/embedded.h"
#include "base/file.h"
#include "checks/check.h"
#include "provider/pack.h"
#include "tests/cli/report_support.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// A folder that takes the place of one file of the built-in sunor.
class BrokenSunor {
 public:
  explicit BrokenSunor(const std::string& body) { REQUIRE(write_file(folder_.path() / "sunor" / "200.json", body)); }
  std::string pack() const { return folder_ / "sunor"; }
  std::string body() const { return folder_ / "sunor/200.json"; }

 private:
  test::TempFolder folder_;
};

constexpr char kWrongType[] =
    "{\n  \"code\": 200,\n  \"data\": {\n    \"available\": \"950\",\n    \"frozen\": 10,\n    \"total\": 960\n  "
    "}\n}\n";

TEST_CASE("all built-in APIs pass, and every check of every documented status is listed") {
  const Outcome outcome = run_program({"check", "--provider", "all", "--mock"});
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  CHECK(count(outcome.out, "  FAIL ") == 0);
  CHECK(count(outcome.out, "  LOST ") == 0);
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  for (const std::string& name : provider::builtin_names()) {
    const Result<provider::Provider> provider = loader->load_builtin(name);
    REQUIRE(provider);
    for (const openapi::Operation& operation : provider->contract->operations) {
      const std::size_t begin = outcome.out.find("\n" + name + "  " + operation.label() + "\n");
      REQUIRE(begin != std::string::npos);
      const std::string group = outcome.out.substr(begin, outcome.out.find("\n\n", begin + 1) - begin);
      for (const checks::Check& check : checks::all_checks()) {
        CAPTURE(check.id);
        if (check.applies != checks::Applies::answers) {
          CHECK(count(group, " " + std::string(check.id) + " ") == 1);
          continue;
        }
        for (const openapi::ResponseSpec& response : operation.responses) {
          CHECK(count(group, " " + std::string(check.id) + " " + response.status.text + " [") >= 1);
        }
      }
    }
  }
}

TEST_CASE("the JSON report keeps its schema, and counts what it lists") {
  const Json report = report_of(run_program({"check", "--provider", "all", "--mock", "--format", "json"}));
  CHECK(string_member(report, "tool") == "steelyard check");
  CHECK(string_member(report, "target") == "mock");
  const Json& summary = report.at("summary");
  CHECK(summary.at("error") == 0);
  CHECK(summary.at("failed") == 0);
  CHECK(summary.at("unreachable") == 0);
  CHECK(summary.at("passed") > 250);
  const std::size_t levels = summary.at("error").get<std::size_t>() + summary.at("warning").get<std::size_t>() +
                             summary.at("info").get<std::size_t>();
  CHECK(report.at("findings").size() == levels);
}

TEST_CASE("one field of one body broken: exit code 1 and the place of the field") {
  struct Row {
    const char* name;
    std::string body;
    std::string check;
    std::string pointer;
    std::string place;  // line and column
    std::string message;
  };
  const Row rows[] = {
      {"wrong type", kWrongType, "response_schema_conformance", "/data/available", ":4:5",
       "expected number, got string \"950\""},
      {"broken sum", "{\"code\": 200,\n \"data\": {\"available\": 950, \"frozen\": 10, \"total\": 961}}", "invariant",
       "/data/total", ":2:43", "total-is-sum: /data/total is 961, and its parts add up to 960"},
      {"a key twice", "{\"code\": 200, \"code\": 200,\n \"data\": {\"available\": 1, \"frozen\": 0, \"total\": 1}}",
       "duplicate_key", "/code", ":1:15", "the object names the member at /code twice"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const BrokenSunor sunor(row.body);
      const Outcome outcome =
          run_program({"check", "--provider", "all", "--pack", sunor.pack(), "--mock", "--format=json"});
      CHECK(outcome.code == 1);
      const Json report = report_of(outcome);
      CHECK(report.at("summary").at("error") == 1);
      const std::vector<Json> findings = findings_of(report, row.check);
      REQUIRE(findings.size() == 1);
      const Json& finding = findings.front();
      CHECK(string_member(finding, "provider") == "sunor");
      CHECK(finding.at("status") == 200);
      CHECK(string_member(finding, "pointer") == row.pointer);
      CHECK(place_of(finding) == sunor.body() + row.place);
      CHECK(string_member(finding, "message") == row.message);
    }
  }
}

TEST_CASE("a place is told in text too") {
  const BrokenSunor sunor(kWrongType);
  const Outcome outcome = run_program({"check", "--pack", sunor.pack(), "--mock", "--quiet"});
  CHECK(outcome.code == 1);
  CHECK(count(outcome.out, "  FAIL ") == 1);
  CHECK(count(outcome.out, "in " + sunor.body() + ":4:5\n") == 1);
}

TEST_CASE("--fail-on says from which level on a finding counts") {
  const BrokenSunor sunor(kWrongType);
  struct Row {
    std::vector<std::string> target;
    std::string level;
    int code;
  };
  const std::vector<std::string> broken = {"--pack", sunor.pack()};      // an error
  const std::vector<std::string> warned = {"--provider", "brightdata"};  // warnings and infos
  const std::vector<std::string> informed = {"--provider", "breeze"};    // infos
  const std::vector<std::string> clean = {"--provider", "parallel"};     // nothing
  const Row rows[] = {
      {broken, "error", 1},   {broken, "warning", 1},   {broken, "info", 1},   {broken, "never", 0},
      {warned, "error", 0},   {warned, "warning", 1},   {warned, "info", 1},   {warned, "never", 0},
      {informed, "error", 0}, {informed, "warning", 0}, {informed, "info", 1}, {informed, "never", 0},
      {clean, "error", 0},    {clean, "warning", 0},    {clean, "info", 0},    {clean, "never", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target.back());
    CAPTURE(row.level);
    std::vector<std::string> args = {"check", "--mock", "--fail-on", row.level};
    args.insert(args.end(), row.target.begin(), row.target.end());
    CHECK(run_program(args).code == row.code);
  }
  CHECK(run_program({"check", "--mock", "--fail-on", "fatal"}).code == 2);
}

TEST_CASE("reports go to files, to standard output, or to both") {
  const test::TempFolder folder;
  const Outcome outcome =
      run_program({"check", "--provider", "sunor", "--mock", "--report", "junit=" + folder / "a/junit.xml", "--report",
                   "json=" + folder / "report.json"});
  CHECK(outcome.code == 0);
  CHECK(outcome.out.starts_with("steelyard check: mock\n"));
  const Result<std::string> junit = read_file(folder / "a/junit.xml");
  REQUIRE(junit);
  CHECK(junit->find("<testsuites") != std::string::npos);
  CHECK(count(*junit, "<testsuite ") == 1);
  CHECK(count(*junit, "<failure") == 0);
  CHECK(count(*junit, "response_schema_conformance 200 [default]") == 1);
  const Result<std::string> json = read_file(folder / "report.json");
  REQUIRE(json);
  CHECK(parse_report(*json).at("summary").at("error") == 0);

  const Outcome on_output = run_program({"check", "--provider", "sunor", "--mock", "--report", "junit"});
  CHECK(on_output.out.starts_with("<?xml"));
  const Outcome nowhere = run_program({"check", "--provider", "sunor", "--mock", "--report", "json=/dev/null/report"});
  CHECK(nowhere.code == 3);
  CHECK(run_program({"check", "--mock", "--report", "pdf"}).code == 2);
}

TEST_CASE("a failure in the JUnit report is told with its place") {
  const BrokenSunor sunor(kWrongType);
  const Outcome outcome = run_program({"check", "--pack", sunor.pack(), "--mock", "--report", "junit"});
  CHECK(outcome.code == 1);
  CHECK(count(outcome.out, "<failure") == 1);
  CHECK(count(outcome.out, "<error") == 0);
  CHECK(count(outcome.out, "file=\"" + sunor.body() + "\" line=\"4\"") == 1);
}

TEST_CASE("--max-response-time is exercised when it is given") {
  const Outcome without = run_program({"check", "--provider", "sunor", "--mock"});
  CHECK(count(without.out, "  skipped  max_response_time ") == count(without.out, " max_response_time "));
  const Outcome with = run_program({"check", "--provider", "sunor", "--mock", "--max-response-time", "60000"});
  CHECK(with.code == 0);
  CHECK(count(with.out, "  ok       max_response_time ") == count(without.out, " max_response_time "));
  CHECK(run_program({"check", "--mock", "--max-response-time", "0"}).code == 2);
  CHECK(run_program({"check", "--mock", "--max-response-time", "soon"}).code == 2);
}

TEST_CASE("check wants to know what to check") {
  CHECK(run_program({"check"}).code == 2);
  CHECK(run_program({"check", "--mock", "--url", "http://127.0.0.1:1"}).code == 2);
  CHECK(run_program({"check", "--provider", "nobody", "--mock"}).code == 2);
  CHECK(run_program({"check", "--mock", "--key", "k"}).code == 2);
  CHECK(run_program({"check", "--mock", "--insecure"}).code == 2);
  CHECK(run_program({"check", "--pack", "/nowhere/at/all", "--mock"}).code == 3);
}

TEST_CASE("a pack that is a link to itself is refused") {
  const test::TempFolder folder;
  const std::filesystem::path loop = folder.path() / "loop";
  std::filesystem::create_symlink(loop, loop);
  CHECK(run_program({"check", "--pack", loop.string(), "--mock"}).code == 3);
}

}  // namespace
}  // namespace steelyard::cli
