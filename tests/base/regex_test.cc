#include "base/regex.h"

#include <doctest/doctest.h>

#include <string>

namespace steelyard {
namespace {

TEST_CASE("search is unanchored, and $ means the very end") {
  const auto pattern = Regex::compile("b$");
  REQUIRE(pattern);
  CHECK(pattern->search("ab") == Match::yes);
  CHECK(pattern->search("ab\n") == Match::no);
}

TEST_CASE("a pattern that is not valid is an error that names the offset") {
  const auto pattern = Regex::compile("a(b");
  REQUIRE_FALSE(pattern);
  CHECK(pattern.error().code == ErrorCode::pattern_syntax);
  CHECK(pattern.error().message.find("offset 3") != std::string::npos);
}

TEST_CASE("a catastrophic pattern gives up instead of hanging") {
  const auto pattern = Regex::compile("^(a+)+$");
  REQUIRE(pattern);
  CHECK(pattern->search(std::string(60, 'a') + "b") == Match::gave_up);
}

TEST_CASE("a long text is no hard one") {
  const auto pattern = Regex::compile("^(?:a|b)*c$");
  REQUIRE(pattern);
  CHECK(pattern->search(std::string(10'000, 'a') + "c") == Match::yes);
  CHECK(pattern->search(std::string(10'000, 'a')) == Match::no);
}

TEST_CASE("find tells the groups") {
  const auto pattern = Regex::compile("(\\w+)=(\\d+)?");
  REQUIRE(pattern);
  const auto found = pattern->find("x a=12", 0);
  CHECK(found.begin == 2);
  CHECK(found.end == 6);
  CHECK(found.groups == std::vector<std::string>{"a=12", "a", "12"});
  CHECK(pattern->find("none", 0).end == std::string_view::npos);
}

}  // namespace
}  // namespace steelyard
