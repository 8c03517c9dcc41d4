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

TEST_CASE("integers beyond 64 bits keep their digits in every keyword") {
  const Verdict rows[] = {
      {R"({"const": 123456789012345678901234567890})", "123456789012345678901234567890", true},
      {R"({"const": 123456789012345678901234567890})", "123456789012345678901234567891", false},
      {R"({"const": 123456789012345678901234567890})", "123456789012345678901234567890.0", true},
      {R"({"const": 1e30})", "1000000000000000000000000000000", true},
      {R"({"enum": [9007199254740993, 18446744073709551617]})", "9007199254740992", false},
      {R"({"enum": [9007199254740993, 18446744073709551617]})", "9007199254740992.0", false},
      {R"({"enum": [9007199254740993, 18446744073709551617]})", "18446744073709551616", false},
      {R"({"enum": [9007199254740993, 18446744073709551617]})", "18446744073709551617", true},
      {R"({"minimum": 18446744073709551617})", "18446744073709551616", false},
      {R"({"maximum": -18446744073709551617})", "-18446744073709551616", false},
      {R"({"type": "integer"})", "123456789012345678901234567890", true},
      {R"({"type": "integer"})", "123456789012345678901234567890.5", false},
      {R"({"type": "integer"})", "1e300", true},
      {R"({"const": 0})", "-0", true},
      {R"({"const": 0})", "-0.0", true},
      {R"({"minimum": 0})", "-0.0", true},
      {R"({"exclusiveMinimum": 0})", "-0.0", false},
      {R"({"multipleOf": 0.01})", "-0.0", true},
  };
  check_verdicts(rows);
}

// More items than are compared pair by pair, so that the hashes count.
TEST_CASE("uniqueItems tells numbers apart by value") {
  struct Row {
    const char *one, *other;
    bool unique;
  };
  const Row rows[] = {
      {"18446744073709551616", "18446744073709551617", true},
      {"9007199254740993", "9007199254740992", true},
      {"9007199254740993", "9007199254740993.0", false},
      {"1e30", "1000000000000000000000000000000", false},
      {"1152921504606846976", "1152921504606847000", true},
      {"1152921504606846976", "1152921504606846976.00", false},
      {"0.1", "0.1000000000000000000", false},
      {"0.1", "0.1000000000000000001", true},
      {"0", "-0.0", false},
      {"5e-324", "0", true},
      {"{\"a\": 1, \"b\": [1.0]}", "{\"b\": [1], \"a\": 1.0}", false},
  };
  const Program program = program_of(R"({"uniqueItems": true})");
  for (const Row& row : rows) {
    CAPTURE(std::string(row.one));
    CAPTURE(std::string(row.other));
    for (const std::string others : {"", "11, 12, 13, 14, 15, 16, 17, 18, 19, "}) {
      const Json items = json("[" + others + row.one + ", " + row.other + "]");
      CHECK(Evaluator().is_valid(program, items) == row.unique);
    }
  }
}

TEST_CASE("numbers that are too long to calculate with are refused by the readers, not rounded") {
  const std::string rows[] = {"0." + std::string(1'000'000, '0') + "1", "1e-20000", "0." + std::string(30'000, '3'),
                              "1e1000000", "1" + std::string(1'000'000, '0')};
  for (const std::string& row : rows) {
    CAPTURE(row.substr(0, 20));
    for (const char* file : {"t.json", "t.yaml"}) {
      const Result<Document> document = read_document("[\n" + row + "]", file);
      REQUIRE_FALSE(document);
      CHECK(document.error().code == ErrorCode::number_out_of_range);
      CHECK(document.error().where.line == 2);
      CHECK(document.error().message.size() < 150);
    }
  }
  const std::string digits(9000, '7');
  const Program program = program_of(R"({"multipleOf": 0.)" + digits + "}");
  CHECK(Evaluator().is_valid(program, json("0." + digits)));
  CHECK(Evaluator().is_valid(program, json("1.5" + std::string(8998, '5') + "4")));
  CHECK_FALSE(Evaluator().is_valid(program, json("0.1")));
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
