#include "drift/value_set.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace steelyard::drift {
namespace {

TEST_CASE("few values are kept with their counts") {
  ValueSet values;
  CHECK(values.empty());
  values.add("EUR");
  values.add("EUR");
  values.add(std::int64_t{200});
  CHECK(values.is_few());
  CHECK(values.texts().at("EUR") == 2);
  CHECK(values.integers().at(200) == 1);
  CHECK(values.about_distinct() == 2);
  CHECK(values.sketch().empty());
}

TEST_CASE("the value after the most that are kept makes a sketch, and a repeated one does not") {
  ValueSet values;
  for (int i = 0; i < 24; ++i) values.add("v" + std::to_string(i));
  values.add("v0");
  CHECK(values.is_few());
  values.add(std::int64_t{1});
  CHECK_FALSE(values.is_few());
  CHECK(values.sketch().size() == ValueSet::kRegisters);
  CHECK(values.texts().empty());
}

TEST_CASE("what nobody enumerates makes a sketch at once") {
  const std::string texts[] = {std::string(49, 'x'), "0123456789", "0123456789abcdef",
                               "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    ValueSet values;
    values.add(text);
    CHECK_FALSE(values.is_few());
  }
  ValueSet large;
  large.add(std::int64_t{1'000'000'000'000'000});
  CHECK_FALSE(large.is_few());
}

TEST_CASE("the estimate is within a quarter") {
  for (const int count : {40, 300, 5'000, 200'000}) {
    CAPTURE(count);
    ValueSet values;
    for (int i = 0; i < count; ++i) values.add("value " + std::to_string(i));
    const double about = static_cast<double>(values.about_distinct());
    CHECK(std::abs(about - count) < 0.25 * count);
  }
}

TEST_CASE("a sketch survives being stored") {
  ValueSet values;
  for (int i = 0; i < 1000; ++i) values.add(std::int64_t{i});
  ValueSet again;
  again.restore_sketch(values.sketch());
  CHECK(again.sketch() == values.sketch());
  CHECK(again.about_distinct() == values.about_distinct());
}

TEST_CASE("names that programs make") {
  for (const char* name : {"0", "2026", "deadbeefdeadbeef", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}) {
    CAPTURE(name);
    CHECK(is_generated(name));
  }
  for (const char* name : {"", "a", "balance", "deadbeef", "v1", "2026-01-31", "0x10"}) {
    CAPTURE(name);
    CHECK_FALSE(is_generated(name));
  }
}

}  // namespace
}  // namespace steelyard::drift
