#include "json_schema/ecma_regex.h"

#include <doctest/doctest.h>

namespace steelyard::json_schema {
namespace {

TEST_CASE("patterns mean what ECMA-262 says") {
  struct Row {
    const char *pattern, *subject;
    bool found;
  };
  const Row rows[] = {
      {"^\\d+$", "12", true},
      {"^\\d+$", "\u0661", false},
      {"^\\D$", "\u0661", true},
      {"^\\w+$", "aé", false},
      {"^\\W$", "é", true},
      {"^\\s$", "\u00A0", true},
      {"^\\s$", "\uFEFF", true},
      {"^\\s$", "\u200B", false},
      {"^\\S$", "\u2029", false},
      {"^[\\S]$", "\u2029", false},
      {"^[\\S]$", "a", true},
      {"^[^\\S]$", "\u2029", true},
      {"^[^\\Sx]$", "x", false},
      {"^[\\s\\S]$", "\n", true},
      {"^[\\w\\-.]+$", "a-b.c", true},
      {"^\\p{Letter}+$", "žluť", true},
      {"^\\p{L}+$", "1", false},
      {"^[\\p{Lu}\\p{Nd}]+$", "A1", true},
      {"^\\P{L}$", "1", true},
      {"^\\p{Script=Greek}+$", "αβγ", true},
      {"^\\p{Script=Greek}+$", "abc", false},
      {"^\\p{digit}$", "\u0663", true},
      {"^\\u00e9$", "é", true},
      {"^\\u{1F600}$", "😀", true},
      {"^\\uD83D\\uDE00$", "😀", true},
      {"^.$", "😀", true},
      {"^[😀]$", "😀", true},
      {"^\\x41\\cJ\\t\\0$", "A\n\t", false},
      {"^\\x41\\cJ\\t$", "A\n\t", true},
      {".", "\u2028", false},
      {"a$", "a\n", false},
      {"^a(?=b)", "ab", true},
      {"(?<!a)b", "ab", false},
      {"(?<y>\\d{4})-\\k<y>", "2026-2026", true},
      {"(a)|b\\1$", "b", true},
      {"[]", "a", false},
      {"^[^]$", "\n", true},
      {"^[[:alpha:]$", ":", true},
      {"^[[:alpha:]$", "b", false},
      {"^{$", "{", true},
      {"^x{,2}$", "x{,2}", true},
      {"^a{2,3}?$", "aaa", true},
      {"^\\/\\@$", "/@", true},
      {"^[\\b]$", "\b", true},
      {"\\bfoo\\b", "a foo b", true},
      {"#x y", "#x y", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.subject);
    const Result<Regex> pattern = compile_ecma_regex(row.pattern);
    REQUIRE_MESSAGE(pattern, (pattern ? "" : pattern.error().message));
    CHECK((pattern->search(row.subject) == Match::yes) == row.found);
  }
}

TEST_CASE("what ECMA-262 does not know is refused") {
  for (const char* pattern : {"(",
                              ")",
                              "[",
                              "[a",
                              "*",
                              "a**",
                              "a++",
                              "a?+",
                              "a{2}{3}",
                              "^*",
                              "(?i)a",
                              "(?#x)",
                              "(?>a)",
                              "(?P<a>b)",
                              "(*FAIL)",
                              "\\A",
                              "\\Z",
                              "\\z",
                              "\\G",
                              "\\K",
                              "\\Qa\\E",
                              "\\h",
                              "\\a",
                              "\\e",
                              "\\",
                              "\\x4",
                              "\\u12",
                              "\\u{110000}",
                              "\\c1",
                              "\\p{}",
                              "\\p{NoSuchThing}",
                              "\\pL",
                              "\\p{Foo=Bar}",
                              "(?<a",
                              "\\k<a>",
                              "\\01",
                              "[b-a]"}) {
    CAPTURE(pattern);
    const Result<Regex> compiled = compile_ecma_regex(pattern);
    REQUIRE_FALSE(compiled);
    CHECK(compiled.error().code == ErrorCode::pattern_syntax);
  }
}

}  // namespace
}  // namespace steelyard::json_schema
