#include "base/regex.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <thread>
#include <vector>

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

// Of processor time: tests share a machine.
double milliseconds_of(const Regex& pattern, const std::string& subject, Match& match) {
  const std::clock_t start = std::clock();
  match = pattern.search(subject);
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("catastrophic patterns give up at once, whatever makes them so and however long the text is") {
  const std::string few(50, 'a');
  const std::string many(1'000'000, 'a');
  struct Row {
    const char* pattern;
    std::string subject;
  };
  const Row rows[] = {
      {"(a+)+$", few + "b"},
      {"^(a*)*$", few + "b"},
      {"^(a|aa)+$", few + "b"},
      {"^(.*a){20}$", few + "b"},
      {"^(((((a+)+)+)+)+)+$", few + "b"},
      {"^(?=(a+)+$)", few + "b"},
      {"(?<=a)(a+)+$", few + "b"},
      {"^(a+)+\\1$", few + "b"},
      {"(a+)+$", many + "b"},
      {"a*a*[bc]", many},                      // every start is cheap in steps, each of which walks over the text
      {"a*a*[bc]", std::string(20'000, 'a')},  // and there are many starts
      {"^(?:a|b)*x*x*[yz]", std::string(50'000, 'a') + std::string(50'000, 'x')},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.pattern));
    const auto pattern = Regex::compile(row.pattern);
    REQUIRE(pattern);
    Match match = Match::no;
    CHECK(milliseconds_of(*pattern, row.subject, match) < 2000);
    CHECK(match == Match::gave_up);
  }
}

TEST_CASE("honest patterns are answered on long texts") {
  struct Row {
    const char* pattern;
    std::string subject;
    Match match;
  };
  const Row rows[] = {
      {"^[a-z]+$", std::string(1'000'000, 'a'), Match::yes},
      {"^[a-z]+$", std::string(200'000, 'a') + "1", Match::no},
      {"^.*$", std::string(1'000'000, 'a'), Match::yes},
      {"^(ab|cd)*$", repeat("ab", 50'000), Match::yes},
      {"needle$", std::string(1'000'000, 'n') + "needle", Match::yes},
      {"\u00E9x$", repeat("\u00E9", 400'000) + "x", Match::yes},  // windows end between code points
      {"\u00E9y$", repeat("\u00E9", 400'000) + "x", Match::no},
      {"(?<=b)a$", std::string(700, 'b') + "a", Match::yes},  // look-behind sees what an earlier window began
      {"^b", std::string(700, 'a') + "b", Match::no},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.pattern));
    const auto pattern = Regex::compile(row.pattern);
    REQUIRE(pattern);
    CHECK(pattern->search(row.subject) == row.match);
  }
}

TEST_CASE("patterns that are too large or too deep are errors, at once") {
  const std::string rows[] = {std::string(1'000'000, 'a'),
                              repeat("[a-z]", 200'000),
                              repeat("(a)", 100'000),
                              repeat("(?:", 100'000) + repeat(")", 100'000),
                              "((a{100}){100}){100}",
                              "a{99999}",
                              "(?<=a+)b"};
  for (const std::string& row : rows) {
    CAPTURE(row.substr(0, 20));
    const auto pattern = Regex::compile(row);
    REQUIRE_FALSE(pattern);
    CHECK(pattern.error().code == ErrorCode::pattern_syntax);
  }
}

TEST_CASE("threads may search with one pattern") {
  const auto pattern = Regex::compile("^(?:a|b)*c$");
  REQUIRE(pattern);
  std::vector<int> right(4, 0);
  std::vector<std::thread> threads;
  for (int& count : right) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        const std::string text(static_cast<std::size_t>(i * 10), 'a');
        count += pattern->search(text + "c") == Match::yes && pattern->search(text) == Match::no ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == std::vector<int>(4, 200));
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
