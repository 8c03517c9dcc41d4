#include "base/decimal.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard {
namespace {

Decimal decimal(const char* text) {
  const Result<Decimal> value = Decimal::parse(text);
  REQUIRE_MESSAGE(value, text);
  return *value;
}

TEST_CASE("a decimal prints what it means, not how it was written") {
  const char* const rows[][2] = {
      {"0", "0"},
      {"-0", "0"},
      {"0.0e5", "0"},
      {"1.0", "1"},
      {"-1.50", "-1.5"},
      {"1e3", "1000"},
      {"1.2e+1", "12"},
      {"0.00012", "0.00012"},
      {"12345.678", "12345.678"},
      {"1e-9", "1e-9"},
      {"15e-10", "1.5e-9"},
      {"1e21", "1e21"},
      {"1e20", "100000000000000000000"},
      {"0e99999999999", "0"},
      {"123456789012345678901234567890", "1.2345678901234567890123456789e29"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK(decimal(row[0]).to_string() == row[1]);
  }
}

TEST_CASE("text that is no number of JSON is refused") {
  for (const char* text : {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", " 1", "1 ", "0x10", "NaN", "1,5"}) {
    CAPTURE(text);
    const Result<Decimal> value = Decimal::parse(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::json_syntax);
  }
  for (const char* text : {"1e10001", "1e-10001", "1e99999999999", "10e10000"}) {
    CAPTURE(text);
    const Result<Decimal> value = Decimal::parse(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::number_out_of_range);
  }
}

TEST_CASE("order") {
  const char* const rising[] = {"-1e300", "-12",  "-9.5", "-0.001", "0",      "1e-300",
                                "0.001",  "0.01", "9.5",  "9.51",   "12.000", "123456789012345678901234567890"};
  for (std::size_t i = 0; i < std::size(rising); ++i) {
    for (std::size_t j = 0; j < std::size(rising); ++j) {
      CAPTURE(rising[i]);
      CAPTURE(rising[j]);
      CHECK((decimal(rising[i]) <=> decimal(rising[j])) == (i <=> j));
      CHECK((decimal(rising[i]) == decimal(rising[j])) == (i == j));
    }
  }
}

TEST_CASE("sums, differences and products are exact") {
  struct Row {
    const char *a, *b, *sum, *difference, *product;
  };
  const Row rows[] = {
      {"0.1", "0.2", "0.3", "-0.1", "0.02"},
      {"-5", "5", "0", "-10", "-25"},
      {"0", "-7.25", "-7.25", "7.25", "0"},
      {"999.99", "0.01", "1000", "999.98", "9.9999"},
      {"1e20", "1", "100000000000000000001", "99999999999999999999", "100000000000000000000"},
      {"-12.5", "-0.5", "-13", "-12", "6.25"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK((decimal(row.a) + decimal(row.b)).to_string() == row.sum);
    CHECK((decimal(row.a) - decimal(row.b)).to_string() == row.difference);
    CHECK((decimal(row.a) * decimal(row.b)).to_string() == row.product);
  }
}

TEST_CASE("divisibility is that of the decimals, not of doubles") {
  struct Row {
    const char *value, *divisor;
    bool divisible;
  };
  const Row rows[] = {
      {"4.02", "0.01", true},
      {"4.025", "0.01", false},
      {"0.0075", "0.0001", true},
      {"0.00751", "0.0001", false},
      {"35", "1.5", false},
      {"4.5", "1.5", true},
      {"-4.5", "1.5", true},
      {"0", "3", true},
      {"3", "0", false},
      {"1e308", "0.123456789", false},
      {"1e308", "0.5", true},
      {"9007199254740993", "2", false},
      {"123456789012345678901234567890", "123456789012345678901234567890", true},
      {"246913578024691357802469135780", "12345678901234567890123456789", true},
      {"246913578024691357802469135781", "12345678901234567890123456789", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CAPTURE(row.divisor);
    CHECK(decimal(row.value).divisible_by(decimal(row.divisor)) == row.divisible);
  }
}

TEST_CASE("JSON numbers of every kind keep their value") {
  CHECK(to_decimal(Json(0.1))->to_string() == "0.1");
  CHECK(to_decimal(Json(-9223372036854775807 - 1))->to_string() == "-9223372036854775808");
  CHECK(to_decimal(Json(18446744073709551615U))->to_string() == "18446744073709551615");
  CHECK(to_decimal(make_exact_number("0.1234567890123456789"))->to_string() == "0.1234567890123456789");
  CHECK(to_decimal(Json("1")) == std::nullopt);
  CHECK(to_decimal(Json(nullptr)) == std::nullopt);
}

TEST_CASE("what a double gives back in its shortest spelling survives it") {
  for (const std::string kept : {"0", "-0.0", "0.1", "0.30000000000000004", "1.7976931348623157e308", "5e-324", "1e2",
                                 "100.0", "9007199254740992", "12345678901234567000"}) {
    CAPTURE(kept);
    CHECK(survives_double(kept));
  }
  for (const std::string lost : {"0.30000000000000001", "9007199254740993", "12345678901234567890123", "1e400",
                                 "1e-400", "0.1000000000000000055511151231257827"}) {
    CAPTURE(lost);
    CHECK_FALSE(survives_double(lost));
  }
}

}  // namespace
}  // namespace steelyard
