// Where reports go, and what a baseline makes of them.
#include <doctest/doctest.h>

#include <filesystem>  // what was written
#include <sstream>     // streams in memory

#include "base/file.h"
#include "cli/program.h"
#include "report/writers.h"
#include "tests/cli/report_support.h"
#include "tests/cli/run_program.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr const char* kBroken = R"({"code":200,"data":{"available":950,"frozen":10,"total":1}})";
constexpr const char* kGood = R"({"code":200,"data":{"available":950,"frozen":10,"total":960}})";

std::vector<std::string> validate(const std::vector<std::string>& more) {
  std::vector<std::string> args = {"validate", "--provider", "sunor", "-"};
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

std::string text_of(const std::filesystem::path& file) {
  const Result<std::string> text = read_file(file);
  REQUIRE_MESSAGE(text, file.string());
  return *text;
}

TEST_CASE("every format can be written, to files and to standard output") {
  const test::TempFolder folder;
  std::vector<std::string> args = validate({});
  for (const report::Writer& writer : report::writers()) {
    args.push_back("--report=" + std::string(writer.name) + "=" + (folder.path() / writer.name).string());
  }
  const Outcome outcome = run_program(args, kBroken);
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("findings: 1 error") != std::string::npos);
  for (const report::Writer& writer : report::writers()) {
    CAPTURE(writer.name);
    const std::string text = text_of(folder.path() / writer.name);
    CHECK_FALSE(text.empty());
    const Outcome printed = run_program(validate({"--report", std::string(writer.name)}), kBroken);
    CHECK(printed.code == 1);
    CHECK_FALSE(printed.out.empty());
  }
  parse_report(text_of(folder.path() / "json"));
}

TEST_CASE("the key of a live API is in no report") {
  for (const report::Writer& writer : report::writers()) {
    const Outcome outcome = run_program({"check", "--provider", "sunor", "--url", "http://127.0.0.1:1", "--key",
                                         "secret-of-mine", "--report", std::string(writer.name)});
    CHECK(outcome.code == 4);
    CHECK((outcome.out + outcome.err).find("secret-of-mine") == std::string::npos);
  }
}

TEST_CASE("GitHub gets a job summary and counts, appended to what is there") {
  const test::TempFolder folder;
  const std::string summary = (folder.path() / "summary.md").string();
  const std::string output = (folder.path() / "output.txt").string();
  REQUIRE(write_file(summary, "before\n"));
  std::istringstream in(kBroken);
  std::ostringstream out, err;
  const Streams streams{in, out, err, false, {{"GITHUB_STEP_SUMMARY", summary}, {"GITHUB_OUTPUT", output}}};
  CHECK(run(validate({"--report", "github"}), streams) == 1);
  CHECK(out.str().rfind("::error ", 0) == 0);
  CHECK(text_of(summary).rfind("before\n# steelyard validate", 0) == 0);
  CHECK(text_of(output).rfind("error=1\nwarning=0\n", 0) == 0);
}

TEST_CASE("a file that GitHub names and nobody can write is an error") {
  const test::TempFolder folder;
  std::istringstream in(kGood);
  std::ostringstream out, err;
  const Streams streams{in, out, err, false, {{"GITHUB_OUTPUT", folder.path().string()}}};
  CHECK(run(validate({"--report", "github"}), streams) == 3);
  CHECK(err.str().find("$GITHUB_OUTPUT") != std::string::npos);
}

TEST_CASE("a baseline is written, accepts, and says when it is no longer needed") {
  const test::TempFolder folder;
  const std::string file = (folder.path() / "baseline.json").string();
  const Outcome missing = run_program(validate({"--baseline", file}), kBroken);
  CHECK(missing.code == 3);
  const Outcome update =
      run_program(validate({"--baseline", file, "--update-baseline", "--reason", "the vendor knows"}), kBroken);
  CHECK(update.code == 0);
  const std::string written = text_of(file);
  CHECK(written.find("\"reason\": \"the vendor knows\"") != std::string::npos);

  const Json known = report_of(run_program(validate({"--baseline", file, "--format", "json"}), kBroken));
  CHECK(known.at("summary").at("error") == 0);
  CHECK(known.at("summary").at("accepted") == 1);
  CHECK(known.at("findings").at(0).at("accepted") == "the vendor knows");
  const Outcome tap = run_program(validate({"--baseline", file, "--report", "tap"}), kBroken);
  CHECK(tap.code == 0);
  CHECK(tap.out.find(" # TODO the vendor knows") != std::string::npos);

  const Outcome gone = run_program(validate({"--baseline", file, "--format", "json"}), kGood);
  CHECK(gone.code == 0);
  const std::vector<Json> stale = findings_of(report_of(gone), "stale-baseline-entry");
  REQUIRE(stale.size() == 1);
  CHECK(place_of(stale[0]) == file + ":4:5");
  CHECK(run_program(validate({"--baseline", file, "--fail-on", "warning"}), kGood).code == 1);

  CHECK(run_program(validate({"--baseline", file, "--update-baseline", "--reason", "x"}), kBroken).code == 0);
  CHECK(text_of(file) == written);
  CHECK(run_program(validate({"--baseline", file, "--update-baseline", "--reason", "x"}), kGood).code == 0);
  CHECK(text_of(file).find("fingerprint") == std::string::npos);
}

TEST_CASE("an entry that has expired accepts nothing, and an update does not prolong it") {
  const test::TempFolder folder;
  const std::string file = (folder.path() / "baseline.json").string();
  REQUIRE(run_program(validate({"--baseline", file, "--update-baseline", "--reason", "x"}), kBroken).code == 0);
  std::string text = text_of(file);
  text.insert(text.find("\"reason\""), "\"expires\": \"2020-01-01\", ");
  REQUIRE(write_file(file, text));
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{}, std::vector<std::string>{"--update-baseline", "--reason", "again"}}) {
    std::vector<std::string> args = validate({"--baseline", file, "--format", "json"});
    args.insert(args.end(), more.begin(), more.end());
    const Outcome outcome = run_program(args, kBroken);
    CHECK(outcome.code == 1);
    CHECK(findings_of(report_of(outcome), "expired-baseline-entry").size() == 1);
    CHECK(findings_of(report_of(outcome), "invariant").size() == 1);
  }
}

TEST_CASE("a baseline is asked for in a way that makes sense") {
  const test::TempFolder folder;
  const std::string file = (folder.path() / "b.json").string();
  REQUIRE(write_file(file, R"({"schema_version":7,"entries":[]})"));
  struct Row {
    std::vector<std::string> more;
    int code;
    const char* told;
  };
  const Row rows[] = {
      {{"--update-baseline", "--reason", "x"}, 2, "--update-baseline needs --baseline FILE"},
      {{"--baseline", file, "--update-baseline"}, 2, "--reason TEXT go together"},
      {{"--baseline", file, "--reason", "x"}, 2, "--reason TEXT go together"},
      {{"--baseline", file, "--update-baseline", "--reason", " "}, 2, "--reason is empty"},
      {{"--baseline", file}, 3, "schema_version 7, and this program reads 1 [baseline-version]"},
  };
  for (const Row& row : rows) {
    const Outcome outcome = run_program(validate(row.more), kGood);
    CHECK(outcome.code == row.code);
    CHECK_MESSAGE(outcome.err.find(row.told) != std::string::npos, outcome.err);
  }
}

}  // namespace
}  // namespace steelyard::cli
