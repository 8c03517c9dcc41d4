// `steelyard validate`: saved bodies, one or many, from files and from standard input.
#include <doctest/doctest.h>

#include <fstream>  // large files

#include "base/file.h"
#include "base/utf8.h"
#include "tests/cli/report_support.h"
#include "tests/support/child_process.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

using namespace std::chrono_literals;

constexpr char kGood[] = R"({"code": 200, "data": {"available": 1, "frozen": 2, "total": 3}})";
constexpr char kBad[] = R"({"code": 200, "data": {"available": true, "frozen": 2, "total": 3}})";

Outcome validate(const std::vector<std::string>& files, const std::string& input = {}) {
  std::vector<std::string> args = {"validate", "--provider", "sunor", "--format=json"};
  args.insert(args.end(), files.begin(), files.end());
  return run_program(args, input);
}

std::string write(const test::TempFolder& folder, const std::string& name, const std::string& text) {
  REQUIRE(write_file(folder.path() / name, text));
  return folder / name;
}

// What is said of a body, in order: "check pointer line:column", a line each.
std::string told(const Json& report, const std::string& file) {
  std::string lines;
  for (const Json& finding : report.at("findings")) {
    std::string place = place_of(finding);
    if (place.starts_with(file + ":")) place = place.substr(file.size() + 1);
    lines += finding.at("id").get<std::string>() + " " + finding.at("pointer").get<std::string>() + " " + place + "\n";
  }
  return lines;
}

TEST_CASE("bodies are judged where they stand") {
  struct Row {
    const char* name;
    std::string text;
    int code;
    std::string told;
  };
  const std::string good(kGood);
  const std::string bad(kBad);
  const Row rows[] = {
      {"good", good, 0, ""},
      {"good, over several lines", "{\n\"code\": 200,\n\"data\": {\n\"available\": 1, \"frozen\": 2,\n\"total\": 3}}\n",
       0, ""},
      {"bad", bad, 1, "response_schema_conformance /data/available 1:24\ninvariant /data/total 1:56\n"},
      {"bad, over several lines", "{\n  \"code\": \"200\"\n}", 1,
       "response_schema_conformance /code 2:3\nmissing_optional_property /data 1:1\ninvariant /code 2:3\ninvariant "
       "/data/total 1:1\n"},
      {"NDJSON, all good", good + "\n" + good + "\n\n" + good + "\n", 0, ""},
      {"NDJSON, one bad", good + "\n" + good + "\n" + bad + "\n" + good, 1,
       "response_schema_conformance /data/available 3:24\ninvariant /data/total 3:56\n"},
      {"NDJSON, a line broken off", good + "\n" + good.substr(0, 20) + "\n" + good + "\n", 1,
       "response_schema_conformance  2:20\n"},
      {"NDJSON with carriage returns and blank lines", "\n" + good + "\r\n\r\n" + bad + "\r\n", 1,
       "response_schema_conformance /data/available 4:24\ninvariant /data/total 4:56\n"},
      {"one body that is no JSON", "{\"code\": 200,\n nonsense}", 1, "response_schema_conformance  2:3\n"},
      {"a byte that is no UTF-8", "{\"code\": \"\xff\"}", 1, "response_schema_conformance  1:11\n"},
  };
  const test::TempFolder folder;
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const std::string file = write(folder, "body.json", row.text);
      const Outcome from_file = validate({file});
      CHECK(from_file.code == row.code);
      CHECK(told(report_of(from_file), file) == row.told);
      const Outcome from_input = validate({"-"}, row.text);
      CHECK(from_input.code == row.code);
      CHECK(told(report_of(from_input), "standard input") == row.told);
    }
  }
}

TEST_CASE("several files are judged one by one, each under its name") {
  const test::TempFolder folder;
  const std::string good = write(folder, "good.json", kGood);
  const std::string bad = write(folder, "bad.json", kBad);
  const Outcome outcome = validate({good, bad});
  CHECK(outcome.code == 1);
  const Json report = report_of(outcome);
  CHECK(report.at("summary").at("error") == 2);
  for (const Json& finding : report.at("findings")) CHECK(string_member(finding, "subject").starts_with(bad));
}

TEST_CASE("a long value is cut between characters") {
  std::string type;
  for (int i = 0; i < 100; ++i) type += "é";
  const std::string body = R"({"data": {"type": ")" + type + R"(", "id": "00", "attributes": {"balance": 1}}})";
  const Outcome outcome = run_program({"validate", "--provider", "youcom", "-"}, body);
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("type-is-account") != std::string::npos);
  CHECK(is_utf8(outcome.out));
  CHECK(outcome.out.find("\\x") == std::string::npos);
}

TEST_CASE("the status says which schema counts") {
  const std::string refusal = R"({"detail": "no"})";
  const std::vector<std::string> args = {"validate", "--provider", "youcom", "-"};
  std::vector<std::string> as_refusal = args;
  as_refusal.insert(as_refusal.end(), {"--status", "401"});
  CHECK(run_program(args, refusal).code == 1);
  CHECK(run_program(as_refusal, refusal).code == 0);
}

TEST_CASE("what cannot be read or understood has exit codes of its own") {
  const test::TempFolder folder;
  const std::string good = write(folder, "good.json", kGood);
  struct Row {
    std::vector<std::string> args;
    int code;
    std::string id;
  };
  const Row rows[] = {
      {{"--provider", "sunor", folder / "absent.json"}, 3, "file-not-readable"},
      {{"--provider", "sunor", folder.path().string()}, 3, "file-not-readable"},
      {{"--provider", "sunor", write(folder, "empty.json", "")}, 3, "file-empty"},
      {{"--provider", "sunor", write(folder, "blank.json", " \n\t\n")}, 3, "file-empty"},
      {{"--provider", "sunor", "--operation", "GET /elsewhere", good}, 2, "usage"},
      {{"--provider", "sunor", "--status", "99", good}, 2, "usage"},
      {{"--provider", "sunor"}, 2, "usage"},
      {{"--provider", "all", good}, 2, "usage"},
      {{"--provider", "suno", good}, 2, "provider-unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.id);
    std::vector<std::string> args = {"validate"};
    args.insert(args.end(), row.args.begin(), row.args.end());
    const Outcome outcome = run_program(args);
    CHECK(outcome.code == row.code);
    CHECK(outcome.out == "");
    CHECK(outcome.err.find("[" + row.id + "]") != std::string::npos);
  }
}

// Writes NDJSON of many lines, of which every thousandth is bad.
std::string write_lines(const test::TempFolder& folder, const std::string& name, int lines) {
  std::ofstream file(folder / name);
  for (int i = 1; i <= lines; ++i) file << (i % 1000 == 0 ? kBad : kGood) << '\n';
  return folder / name;
}

long peak_memory(const std::string& file, const test::TempFolder& folder) {
  test::ChildProcess child({test::program(), "validate", "--provider", "sunor", "--quiet", file},
                           {folder.path(), folder.path() / "report.txt"});
  const auto ended = child.wait(120s);
  REQUIRE(ended);
  CHECK(ended->code == 1);
  return ended->peak_memory_kib;
}

TEST_CASE("100,000 lines need no more memory than 1,000") {
  const test::TempFolder folder;
  const std::string few = write_lines(folder, "few.ndjson", 1'000);
  const std::string many = write_lines(folder, "many.ndjson", 100'000);
  CHECK(peak_memory(many, folder) - peak_memory(few, folder) < 2 * 1024);
  const Json report = report_of(validate({many}));
  // A hundred findings of each check, and one line for how many more there were.
  CHECK(findings_of(report, "response_schema_conformance").size() == 100);
  CHECK(findings_of(report, "response_schema_conformance").back().at("location").at("line") == 100'000);
}

TEST_CASE("more than a hundred findings of a check are counted, not listed") {
  std::string text;
  for (int i = 0; i < 250; ++i) text += std::string(kBad) + "\n";
  const std::vector<Json> findings = findings_of(report_of(validate({"-"}, text)), "response_schema_conformance");
  REQUIRE(findings.size() == 101);
  CHECK(string_member(findings.back(), "message") == "and 150 more");
}

}  // namespace
}  // namespace steelyard::cli
