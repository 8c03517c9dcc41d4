// The guides of docs/ whose every command is followed to the letter, each in a folder of its own.
#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/cli/guide/follower.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::guide {
namespace {

TEST_CASE("the guides do what they say") {
  struct Row {
    const char* guide;
    std::size_t commands;  // at least
  };
  const Row rows[] = {{"docs/validate.md", 5}, {"docs/reports.md", 7},    {"docs/strength.md", 5}, {"docs/diff.md", 8},
                      {"docs/drift.md", 16},   {"docs/scenarios.md", 15}, {"docs/faults.md", 9},   {"docs/tls.md", 7},
                      {"docs/admin.md", 15},   {"docs/dashboard.md", 8}};
  for (const Row& row : rows) {
    const Result<std::string> text = read_file(test::source_dir() + "/" + row.guide);
    REQUIRE(text);
    const Result<std::vector<Step>> steps = read_guide(*text, row.guide);
    REQUIRE_MESSAGE(steps, (steps ? "" : to_string(steps.error())));
    const test::TempFolder folder;
    Follower follower(folder.path());
    std::size_t commands = 0;
    for (const Step& step : *steps) {
      INFO(row.guide << ":" << step.line << ": " << step.text);
      CHECK(follower.follow(step) == "");
      commands += step.file.empty() ? 1U : 0U;
    }
    CHECK(commands >= row.commands);
  }
}

}  // namespace
}  // namespace steelyard::guide
