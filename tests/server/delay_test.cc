// Delay distributions: what is read, what is refused, and what comes out.
#include <doctest/doctest.h>

#include <algorithm>  // sorting

#include "base/json.h"
#include "server/delay_distribution.h"

namespace steelyard::server {
namespace {

using std::chrono::milliseconds;

struct Row {
  const char* text;
  const char* problem;  // "" for none
};

const char* const kRange = "is no whole number of milliseconds from 0 to 3600000";

TEST_CASE("distributions as text") {
  const Row rows[] = {
      {"0", ""},
      {"250", ""},
      {"3600000", ""},
      {"uniform:50-150", ""},
      {"uniform:5-5", ""},
      {"lognormal:80,0.4", ""},
      {"", "\"\" "},
      {"-1", "\"-1\" "},
      {"1.5", "\"1.5\" "},
      {"1e3", "\"1e3\" "},
      {"3600001", "\"3600001\" "},
      {"99999999999999999999999999", "\"99999999999999999999999999\" "},
      {"nan", "\"nan\" "},
      {"250ms", "\"250ms\" "},
      {"normal:1,2", "\"normal:1,2\" "},
      {"uniform", "\"uniform\" "},
      {"uniform:5", "\"uniform:5\" is not of the form uniform:FROM-TO"},
      {"uniform:5-x", "\"uniform:5-x\" is not of the form uniform:FROM-TO"},
      {"uniform:9-5", "`lower` is greater than `upper`"},
      {"uniform:1-3600001", "`upper` "},
      {"uniform:0.5-1", "`lower` "},
      {"lognormal:80", "\"lognormal:80\" is not of the form lognormal:MEDIAN,SIGMA"},
      {"lognormal:0,1", "`median` is no number of milliseconds above 0 and up to 3600000"},
      {"lognormal:inf,1", "\"lognormal:inf,1\" is not of the form lognormal:MEDIAN,SIGMA"},
      {"lognormal:80,-1", "`sigma` is no number from 0 to 10"},
      {"lognormal:80,11", "`sigma` is no number from 0 to 10"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<DelayDistribution> read = parse_delay_distribution(row.text);
    std::string expected = row.problem;
    if (expected.ends_with(' ')) expected += kRange;
    CHECK((read ? std::string() : read.error().message) == expected);
    if (!read) CHECK(read.error().code == ErrorCode::delay_invalid);
  }
}

TEST_CASE("distributions as WireMock has them") {
  const Row rows[] = {
      {R"({"type":"fixed","milliseconds":5})", ""},
      {R"({"type":"uniform","lower":15,"upper":25})", ""},
      {R"({"type":"lognormal","median":90,"sigma":0.1})", ""},
      {R"({"type":"lognormal","median":90.5,"sigma":0,"maxValue":500})", ""},
      {R"([])", "a delay distribution is no object"},
      {R"({})", "`type` of a delay distribution is none of fixed, uniform and lognormal"},
      {R"({"type":"gaussian"})", "`type` of a delay distribution is none of fixed, uniform and lognormal"},
      {R"({"type":"fixed"})", "`milliseconds` is missing"},
      {R"({"type":"fixed","milliseconds":"5"})", "`milliseconds` is no number"},
      {R"({"type":"fixed","milliseconds":-5})", "`milliseconds` "},
      {R"({"type":"fixed","milliseconds":5,"unit":"s"})", "`unit` is no member of this distribution"},
      {R"({"type":"uniform","lower":15})", "`upper` is missing"},
      {R"({"type":"uniform","lower":25,"upper":15})", "`lower` is greater than `upper`"},
      {R"({"type":"lognormal","median":90,"sigma":0.1,"maxValue":-1})", "`maxValue` "},
      {R"({"type":"lognormal","median":90,"sigma":0.1,"upper":1})", "`upper` is no member of this distribution"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<DelayDistribution> read = read_delay_distribution(Json::parse(row.text));
    std::string expected = row.problem;
    if (expected.ends_with(' ')) expected += kRange;
    CHECK((read ? std::string() : read.error().message) == expected);
  }
}

std::vector<milliseconds> samples(const DelayDistribution& distribution, std::uint64_t seed) {
  Random random(seed);
  std::vector<milliseconds> drawn;
  for (int i = 0; i < 20'000; ++i) drawn.push_back(sample(distribution, random));
  std::sort(drawn.begin(), drawn.end());
  return drawn;
}

TEST_CASE("delays are distributed as they are called") {
  const auto fixed = samples(FixedDelay{milliseconds(7)}, 1);
  CHECK(fixed.front() == milliseconds(7));
  CHECK(fixed.back() == milliseconds(7));

  const auto uniform = samples(UniformDelay{milliseconds(10), milliseconds(19)}, 1);
  CHECK(uniform.front() == milliseconds(10));
  CHECK(uniform.back() == milliseconds(19));
  for (int i = 0; i < 10; ++i) {
    const auto count = std::count(uniform.begin(), uniform.end(), milliseconds(10 + i));
    CHECK(count > 1'800);
    CHECK(count < 2'200);
  }

  // Half of the delays are below the median; 84.1 % are below the median times e to the power of sigma.
  const auto lognormal = samples(LognormalDelay{1000, 0.5, {}}, 1);
  CHECK(std::abs(lognormal[10'000].count() - 1000) < 30);
  CHECK(std::abs(lognormal[16'827].count() - 1649) < 60);
  CHECK(lognormal.back() > milliseconds(4000));

  const auto bounded = samples(LognormalDelay{1000, 0.5, milliseconds(1200)}, 1);
  CHECK(bounded.back() <= milliseconds(1200));
  CHECK(bounded[10'000] < milliseconds(1000));
  const auto impossible = samples(LognormalDelay{1000, 0, milliseconds(5)}, 1);
  CHECK(impossible.front() == milliseconds(5));
  CHECK(samples(LognormalDelay{3'600'000, 10, {}}, 1).back() <= kLongestDelay);
}

TEST_CASE("the seed decides") {
  const DelayDistribution distribution = UniformDelay{milliseconds(0), milliseconds(100'000)};
  CHECK(samples(distribution, 1) == samples(distribution, 1));
  CHECK(samples(distribution, 1) != samples(distribution, 2));
}

}  // namespace
}  // namespace steelyard::server
