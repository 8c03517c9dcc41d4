// From one text to another by lines.
#include "drift/line_patch.h"

#include <doctest/doctest.h>

#include <random>  // texts

namespace steelyard::drift {
namespace {

TEST_CASE("a patch between two texts gives the other, whatever they are") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string before;
    std::string after;
    for (std::string* text : {&before, &after}) {
      for (std::size_t lines = random() % 8; lines > 0; --lines) *text += std::string(1, "abc"[random() % 3]) + "\n";
    }
    CAPTURE(before);
    CAPTURE(after);
    const LinePatch patch = LinePatch::between(before, after);
    CHECK(patch.apply() == after);
    CHECK(patch.empty() == (before == after));
  }
}

TEST_CASE("as few lines as possible change") {
  CHECK(LinePatch::between("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n  \"a\": 1\n}\n").unified_diff("x.json") ==
        "--- a/x.json\n+++ b/x.json\n@@ -1,4 +1,3 @@\n {\n-  \"a\": 1,\n-  \"b\": 2\n+  \"a\": 1\n }\n");
}

TEST_CASE("a line that has no line feed gets one where lines follow it") {
  LinePatch patch("a\nb");
  patch.insert_after(2, {"c"});
  CHECK(patch.apply() == "a\nb\nc");
  CHECK(patch.unified_diff("x") ==
        "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n"
        "\\ No newline at end of file\n");
}

TEST_CASE("of lines that are replaced, those that stay the same are no change") {
  LinePatch patch("a\nb\nc\nd\n");
  patch.replace(1, 4, "a\nx\nc\nd");
  CHECK(patch.apply() == "a\nx\nc\nd\n");
  CHECK(patch.unified_diff("x") == "--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n a\n-b\n+x\n c\n d\n");
}

}  // namespace
}  // namespace steelyard::drift
