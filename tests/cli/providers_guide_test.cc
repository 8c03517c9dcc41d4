// docs/providers.md is followed to the letter: a sixth API, served and checked, without a line of C++.
#include <doctest/doctest.h>

#include <algorithm>  // std::count_if

#include "base/file.h"
#include "tests/cli/guide/follower.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::guide {
namespace {

std::vector<Step> steps_of_guide() {
  const std::string name = test::source_dir() + "/docs/providers.md";
  const Result<std::string> text = read_file(name);
  REQUIRE(text);
  Result<std::vector<Step>> steps = read_guide(*text, "docs/providers.md");
  REQUIRE_MESSAGE(steps, to_string(steps.error()));
  return std::move(*steps);
}

TEST_CASE("the guide to a new API does what it says") {
  const std::vector<Step> steps = steps_of_guide();
  const auto is_file = [](const Step& step) { return !step.file.empty(); };
  CHECK(std::count_if(steps.begin(), steps.end(), is_file) >= 8);
  CHECK(static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), is_file)) < steps.size());
  const test::TempFolder folder;
  Follower follower(folder.path());
  for (const Step& step : steps) {
    INFO("docs/providers.md:" << step.line << ": " << step.text);
    CHECK(follower.follow(step) == "");
  }
  CHECK(follower.stop_server() == "");
}

TEST_CASE("a guide is files and transcripts") {
  const Result<std::vector<Step>> steps = read_guide(
      "# Title\n\n```yaml a/b.yaml\nx: 1\n```\n\n```console\n$ steelyard x 'a b'\none\n…\nexit code 3\n$ curl "
      "u\n```\n\n"
      "```yaml\nno: file\n```\n",
      "guide.md");
  REQUIRE(steps);
  REQUIRE(steps->size() == 3);
  CHECK((*steps)[0].file == "a/b.yaml");
  CHECK((*steps)[0].text == "x: 1\n");
  CHECK((*steps)[1].line == 8);
  CHECK((*steps)[1].expected == std::vector<std::string>{"one", "…"});
  CHECK((*steps)[1].code == 3);
  CHECK(words_of((*steps)[1].text) == std::vector<std::string>{"steelyard", "x", "a b"});
  CHECK((*steps)[2].expected.empty());
}

TEST_CASE("output is compared line by line, and … stands for any lines") {
  struct Row {
    std::vector<std::string> expected;
    const char* output;
    bool same;
  };
  const Row rows[] = {
      {{"a", "b"}, "a\nb\n", true},
      {{"a"}, "a\nb\n", false},
      {{"a", "b"}, "a\n", false},
      {{"…", "b"}, "a\nb\n", true},
      {{"…", "b"}, "a\nb\nc\n", false},
      {{"a", "…"}, "a\nb\nc\n", true},
      {{"…", "x"}, "a\nb\n", false},
      {{"a", "…", "c"}, "a\nc\n", true},
      {{}, "", true},
      {{}, "a\n", false},
      {{"…", "b", "…"}, "a\nb\nc", true},
      {{"at … ms"}, "at 1.5 ms\n", true},
      {{"at … ms"}, "at 1.5 s\n", false},
      {{"x=…, y=…"}, "x=1, y=2\n", true},
      {{"x=…, y=…"}, "y=2, x=1\n", false},
      {{"ab…ba"}, "aba\n", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.output);
    CHECK((difference(row.expected, row.output) == "") == row.same);
  }
}

}  // namespace
}  // namespace steelyard::guide
