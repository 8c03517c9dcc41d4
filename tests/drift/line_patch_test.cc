// From one text to another by lines.
#include "drift/line_patch.h"

#include <doctest/doctest.h>

#include <random>  // texts

#include "tests/support/strict_patch.h"

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

std::string patched(const LinePatch& patch, const std::string& before) {
  std::string why;
  const test::Texts after = test::apply_strictly(patch.unified_diff("x"), {{"x", before}}, why);
  CHECK_EQ(why, "");
  return after.at("x");
}

TEST_CASE("the strictest reader applies the diff between two texts") {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string before;
    std::string after;
    for (std::size_t lines = random() % 60; lines > 0; --lines) {
      const std::string line = std::to_string(random() % 30) + "\n";
      if (random() % 12 > 0) before += line;
      if (random() % 12 > 0) after += line;
    }
    for (std::string* text : {&before, &after}) {
      if (!text->empty() && random() % 4 == 0) text->pop_back();
    }
    if (before.empty() != after.empty() || before.ends_with('\n') != after.ends_with('\n')) continue;
    if (before == after) continue;
    CAPTURE(before);
    CAPTURE(after);
    CHECK_EQ(patched(LinePatch::between(before, after), before), after);
  }
}

TEST_CASE("an insertion has as much context before as after") {
  LinePatch patch("1\n2\n3\n4\n5\n6\n7\n8\n");
  patch.insert_after(4, {"new"});
  CHECK(patch.unified_diff("x") == "--- a/x\n+++ b/x\n@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+new\n 5\n 6\n 7\n");
  CHECK_EQ(patched(patch, "1\n2\n3\n4\n5\n6\n7\n8\n"), patch.apply());
}

TEST_CASE("a text that begins or ends empty counts from the line before") {
  CHECK(LinePatch::between("", "a\n").unified_diff("x") == "--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(LinePatch::between("a\n", "").unified_diff("x") == "--- a/x\n+++ b/x\n@@ -1,1 +0,0 @@\n-a\n");
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

TEST_CASE("a line that becomes the last of a text without a last line feed loses its own") {
  LinePatch patch("a\nb\nc");
  patch.remove(3, 3);
  CHECK(patch.apply() == "a\nb");
  CHECK(patch.unified_diff("x") ==
        "--- a/x\n+++ b/x\n@@ -1,3 +1,2 @@\n a\n-b\n-c\n\\ No newline at end of file\n+b\n"
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
