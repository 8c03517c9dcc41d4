// Samples match the patterns that they are made for.
#include "provider/pattern_sample.h"

#include <doctest/doctest.h>

#include "base/regex.h"
#include "base/utf8.h"

namespace steelyard::provider {
namespace {

TEST_CASE("a sample matches its pattern") {
  const char* const patterns[] = {
      "^$",
      "abc",
      "^abc$",
      "^[a-z]+$",
      "^[^a-z]$",
      "^[A-Za-z0-9_-]{22}$",
      "^\\d{3}-\\d{4}$",
      "^\\w+\\s\\S+\\.$",
      "^(cat|dog|)s?$",
      "^(?:a|b(?:c|d)){3}$",
      "^(?<year>\\d{4})-(0[1-9]|1[0-2])$",
      "^a{2,}b{0,1}c*?d+?$",
      "^[\\d.,]+ €$",
      "^\\$\\{x\\}\\\\$",
      "^\\u0041\\x42\\t$",
      "^[a\\]b\\-c]{4}$",
      "^.{5}$",
      "^x|y$",
  };
  for (const char* pattern : patterns) {
    CAPTURE(pattern);
    std::string pcre = pattern;  // PCRE2 writes \uXXXX in another way
    if (const std::size_t at = pcre.find("\\u0041"); at != std::string::npos) pcre.replace(at, 6, "A");
    const Result<Regex> regex = Regex::compile(pcre);
    REQUIRE(regex);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      Random random(seed);
      const std::string sample = sample_pattern(pattern, 0, random);
      CAPTURE(sample);
      CHECK(regex->search(sample) == Match::yes);
    }
  }
}

TEST_CASE("open quantifiers reach for a length") {
  const struct {
    const char* pattern;
    std::size_t least;
  } rows[] = {{"^[a-z]+$", 20}, {"^[a-z]*$", 20}, {"^[a-z]{3,}$", 20}, {"^x[0-9]+y$", 12}};
  for (const auto& row : rows) {
    CAPTURE(row.pattern);
    Random random(3);
    CHECK(count_code_points(sample_pattern(row.pattern, row.least, random)) >= row.least);
  }
}

}  // namespace
}  // namespace steelyard::provider
