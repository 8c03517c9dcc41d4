// Every scenario of this folder: a document, the command that serves it, requests and the answers that are expected.
// `test_scenarios --subcase="routing/*"` runs some of them.
#include "tests/scenarios/runner/scenario.h"

#include <doctest/doctest.h>

#include <algorithm>   // std::sort
#include <filesystem>  // files

#include "base/json.h"
#include "tests/support/places.h"

namespace steelyard::scenarios {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(test::source_dir()) / "tests/scenarios";
constexpr std::size_t kAtLeast = 100;

// Relative to the folder, sorted.
std::vector<std::string> scenario_files() {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kFolder)) {
    if (entry.path().extension() == ".yaml") files.push_back(fs::relative(entry.path(), kFolder).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST_CASE("the scenarios") {
  static const std::vector<std::string> kFiles = scenario_files();
  for (const std::string& file : kFiles) {
    SUBCASE(file.c_str()) {
      const Result<Document> scenario = read_scenario(kFolder / file);
      if (!scenario) FAIL(to_string(scenario.error()));
      const std::vector<std::string> failures = run_scenario(scenario->root());
      for (const std::string& failure : failures) MESSAGE(file << ": " << failure);
      CHECK(failures.empty());
    }
  }
}

TEST_CASE("there are at least a hundred of them") { CHECK(scenario_files().size() >= kAtLeast); }

}  // namespace
}  // namespace steelyard::scenarios
