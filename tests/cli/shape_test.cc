// `steelyard shape`: a stream becomes a summary, and summaries of its parts become the same summary.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <string>

#include "base/file.h"
#include "base/json.h"
#include "tests/cli/run_program.h"
#include "tests/support/child_process.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

std::string line(int i) {
  return "{\"id\": " + std::to_string(i) + ", \"balance\": " + std::to_string(i % 1000) + ".5, \"currency\": \"" +
         (i % 3 == 0 ? "EUR" : "USD") + "\"}\n";
}

TEST_CASE("a stream that is split in eight and merged gives the same bytes") {
  const test::TempFolder folder;
  std::ofstream whole(folder / "whole.ndjson");
  std::vector<std::string> merge = {"shape", "merge"};
  for (int part = 0; part < 8; ++part) {
    const std::string name = folder / ("part-" + std::to_string(part));
    std::ofstream out(name + ".ndjson");
    for (int i = part * 500; i < (part + 1) * 500; ++i) {
      out << line(i);
      whole << line(i);
    }
    out.close();
    REQUIRE(run_program({"shape", name + ".ndjson", "--out", name + ".json"}).code == 0);
    merge.insert(merge.begin() + 2, name + ".json");  // the last part first
  }
  whole.close();
  const Outcome once = run_program({"shape", folder / "whole.ndjson"});
  CHECK(once.code == 0);
  CHECK(Json::parse(once.out).at("documents") == 4000);
  const Outcome merged = run_program(merge);
  CHECK(merged.code == 0);
  CHECK(merged.out == once.out);
}

TEST_CASE("a broken line is named, and the rest goes on") {
  const Outcome outcome = run_program({"shape", "-"}, "{\"a\": 1}\n{\"a\n{\"a\": 2}\n");
  CHECK(outcome.code == 3);
  CHECK(outcome.err.find("steelyard: standard input:2:") != std::string::npos);
  const Json shape = Json::parse(outcome.out);
  CHECK(shape.at("documents") == 2);
  CHECK(shape.at("unreadable") == 1);
  CHECK(shape.at("root").at("members").at("a").at("count") == 2);
}

TEST_CASE("of many broken lines the first are named and the others counted") {
  std::string text = "{}\n";
  for (int i = 0; i < 50; ++i) text += "{\"broken\n";
  const Outcome outcome = run_program({"shape", "-"}, text);
  CHECK(outcome.code == 3);
  CHECK(outcome.err.find("and 30 more of these") != std::string::npos);
}

TEST_CASE("half a sum is no sum") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder.path() / "good.json", run_program({"shape", "-"}, "{}").out));
  REQUIRE(write_file(folder.path() / "bad.json", "{}"));
  const Outcome outcome = run_program({"shape", "merge", folder / "good.json", folder / "bad.json"});
  CHECK(outcome.code == 3);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("[shape-invalid]") != std::string::npos);
  CHECK(run_program({"shape", "merge"}).code == 2);
  CHECK(run_program({"shape", folder / "none.json"}).code == 3);
}

long peak_memory(const test::TempFolder& folder, int lines) {
  const std::string name = folder / (std::to_string(lines) + ".ndjson");
  std::ofstream out(name);
  for (int i = 0; i < lines; ++i) out << line(i);
  out.close();
  test::ChildProcess shape({test::program(), "shape", name}, {});
  const auto ended = shape.wait(std::chrono::minutes(1));
  REQUIRE(ended);
  CHECK(ended->code == 0);
  return ended->peak_memory_kib;
}

TEST_CASE("a shape of many lines takes no more memory than one of few") {
  const test::TempFolder folder;
  const long few = peak_memory(folder, 1'000);
  CHECK(peak_memory(folder, 500'000) - few < 2 * 1024);
}

}  // namespace
}  // namespace steelyard::cli
