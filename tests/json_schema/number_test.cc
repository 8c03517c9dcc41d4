#include "json_schema/number.h"

#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("limits compare by value, whatever the kind of number") {
  // Rising, of all kinds that a number can have in memory.
  const char* const rising[] = {"-1e300",
                                "-9223372036854775809",
                                "-9223372036854775808",
                                "-2.5",
                                "0",
                                "0.1",
                                "0.10000000000000000001",
                                "9007199254740992",
                                "9007199254740992.5",
                                "9007199254740993",
                                "9223372036854775807",
                                "18446744073709551615",
                                "18446744073709551616",
                                "1e300"};
  Arithmetic arithmetic;
  for (std::size_t i = 0; i < std::size(rising); ++i) {
    for (std::size_t j = 0; j < std::size(rising); ++j) {
      CAPTURE(rising[i]);
      CAPTURE(rising[j]);
      const Json left = json(rising[i]);
      const Json right = json(rising[j]);
      CHECK((arithmetic.compare(number_of(left), number_of(right)) == (i <=> j)));
    }
  }
}

TEST_CASE("minimum, maximum, their exclusive forms, multipleOf") {
  const Verdict rows[] = {
      {R"({"minimum": 1.1})", "1.1", true},
      {R"({"minimum": 1.1})", "1.09", false},
      {R"({"minimum": 1.1})", "\"x\"", true},
      {R"({"maximum": 3})", "3.0", true},
      {R"({"maximum": 3})", "3.0000000000000000001", false},
      {R"({"exclusiveMinimum": 0})", "0", false},
      {R"({"exclusiveMinimum": 0})", "1e-300", true},
      {R"({"exclusiveMaximum": 18446744073709551616})", "18446744073709551615", true},
      {R"({"exclusiveMaximum": 18446744073709551616})", "18446744073709551616", false},
      {R"({"multipleOf": 0.01})", "4.02", true},
      {R"({"multipleOf": 0.01})", "4.021", false},
      {R"({"multipleOf": 0.0001})", "0.0075", true},
      {R"({"multipleOf": 0.5})", "1e308", true},
      {R"({"multipleOf": 0.123456789})", "1e308", false},
      {R"({"multipleOf": 0.000000000000000000000000000003})", "0.123456789012345678901234567890", true},
      {R"({"multipleOf": 0.000000000000000000000000000003})", "0.123456789012345678901234567891", false},
      {R"({"multipleOf": 7})", "123456789012345678901234567890", true},
      {R"({"multipleOf": 7})", "123456789012345678901234567891", false},
  };
  check_verdicts(rows);
}

TEST_CASE("what the limits say") {
  struct Row {
    const char *schema, *instance, *failure;
  };
  const Row rows[] = {
      {R"({"minimum": 0})", "-5", " | /minimum | -5 is not at least 0"},
      {R"({"maximum": 1.50})", "2", " | /maximum | 2 is not at most 1.5"},
      {R"({"exclusiveMinimum": 0})", "0", " | /exclusiveMinimum | 0 is not greater than 0"},
      {R"({"exclusiveMaximum": 10})", "10", " | /exclusiveMaximum | 10 is not less than 10"},
      {R"({"multipleOf": 0.01})", "4.021", " | /multipleOf | 4.021 is not a multiple of 0.01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(failures_of(program_of(row.schema), row.instance) == std::vector<std::string>{row.failure});
  }
}

}  // namespace
}  // namespace steelyard::json_schema
