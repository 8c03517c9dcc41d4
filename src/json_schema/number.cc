#include "json_schema/number.h"

#include <charconv>  // digits to double
#include <cmath>     // std::trunc

#include "base/json.h"

namespace steelyard::json_schema {
namespace {

// Up to here every integer is a double of its own.
constexpr double kExactIntegers = 9007199254740992.0;

void assign(Decimal& decimal, const Number& number) {
  switch (number.kind) {
    case Number::Kind::integer:
      return decimal.assign(number.integer);
    case Number::Kind::natural:
      return decimal.assign(number.natural);
    case Number::Kind::real:
      return decimal.assign(number.real);
    case Number::Kind::exact:
      decimal.assign(number.digits);
  }
}

bool fits_double(const Number& number) {
  const double value = static_cast<double>(number.integer);
  return number.kind == Number::Kind::integer && value <= kExactIntegers && value >= -kExactIntegers;
}

}  // namespace

Number number_of(const Json& value) {
  Number number;
  if (value.is_number_unsigned()) {
    const auto natural = *value.get_ptr<const Json::number_unsigned_t*>();
    if (natural <= INT64_MAX) {
      number.integer = static_cast<std::int64_t>(natural);
    } else {
      number.kind = Number::Kind::natural;
      number.natural = natural;
    }
  } else if (value.is_number_integer()) {
    number.integer = *value.get_ptr<const Json::number_integer_t*>();
  } else if (value.is_number_float()) {
    number.kind = Number::Kind::real;
    number.real = *value.get_ptr<const Json::number_float_t*>();
  } else {
    number.kind = Number::Kind::exact;
    const auto& bytes = value.get_binary();
    number.digits = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  return number;
}

std::strong_ordering Arithmetic::compare_mixed(const Number& a, const Number& b) {
  if (a.kind == Number::Kind::real && fits_double(b)) return order(a.real, static_cast<double>(b.integer));
  if (b.kind == Number::Kind::real && fits_double(a)) return order(static_cast<double>(a.integer), b.real);
  assign(left_, a);
  assign(right_, b);
  return left_ <=> right_;
}

bool Arithmetic::is_integer(const Number& number) {
  if (number.kind == Number::Kind::real) return std::trunc(number.real) == number.real;
  if (number.kind != Number::Kind::exact) return true;
  return left_.assign(number.digits) && left_.is_integer();
}

bool Arithmetic::is_multiple(const Number& number, const Decimal& divisor) {
  assign(left_, number);
  return left_.divisible_by(divisor);
}

double Arithmetic::approximate(const Number& number) {
  switch (number.kind) {
    case Number::Kind::integer:
      return static_cast<double>(number.integer);
    case Number::Kind::natural:
      return static_cast<double>(number.natural);
    case Number::Kind::real:
      return number.real;
    case Number::Kind::exact:
      break;
  }
  double value = 0;
  std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(), value);
  return value;
}

}  // namespace steelyard::json_schema
