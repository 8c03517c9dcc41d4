// docs/record.md, followed to the letter.
#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/cli/guide/follower.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::guide {
namespace {

TEST_CASE("the guide to recording does what it says") {
  const std::string name = "docs/record.md";
  const Result<std::string> text = read_file(test::source_dir() + "/" + name);
  REQUIRE(text);
  const Result<std::vector<Step>> steps = read_guide(*text, name);
  REQUIRE_MESSAGE(steps, (steps ? "" : to_string(steps.error())));
  const test::TempFolder folder;
  Follower follower(folder.path());
  std::size_t commands = 0;
  for (const Step& step : *steps) {
    INFO(name << ":" << step.line << ": " << step.text);
    CHECK(follower.follow(step) == "");
    commands += step.file.empty() ? 1U : 0U;
  }
  CHECK(commands >= 25);
}

}  // namespace
}  // namespace steelyard::guide
