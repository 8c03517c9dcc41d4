#include "json_schema/number.h"

#include <charconv>    // digits to double
#include <cmath>       // std::trunc
#include <functional>  // std::hash

#include "base/json.h"

namespace steelyard::json_schema {
namespace {

// Up to here every integer is a double of its own.
constexpr std::int64_t kExactIntegers = std::int64_t{1} << 53U;

void assign(Decimal& decimal, const Number& number) {
  switch (number.kind) {
    case Number::Kind::integer:
      return decimal.assign(number.integer);
    case Number::Kind::natural:
      return decimal.assign(number.natural);
    case Number::Kind::real:
    case Number::Kind::rounded:
      return decimal.assign(number.real);
    case Number::Kind::exact:
      decimal.assign(number.digits);
  }
}

bool is_real(const Number& number) { return number.kind == Number::Kind::real || number.kind == Number::Kind::rounded; }

bool fits_double(const Number& number) {
  return number.kind == Number::Kind::integer && number.integer <= kExactIntegers && number.integer >= -kExactIntegers;
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

bool Arithmetic::settles(const Number& number) {
  if (number.kind != Number::Kind::rounded || trusts_rounded_) return true;
  doubtful_ = true;
  return false;
}

// Rounding never changes the order of two numbers, it only makes some equal.
bool is_written_as_integer(const Number& number) {
  if (number.kind == Number::Kind::exact) return number.digits.find_first_of(".eE") == std::string_view::npos;
  return number.kind == Number::Kind::integer || number.kind == Number::Kind::natural;
}

std::strong_ordering Arithmetic::compare_mixed(const Number& a, const Number& b) {
  if (a.kind == Number::Kind::rounded || b.kind == Number::Kind::rounded) {
    const std::strong_ordering rounded = order(approximate(a), approximate(b));
    if (rounded != std::strong_ordering::equal || !settles(a) || !settles(b)) return rounded;
  }
  if (is_real(a) && fits_double(b)) return order(a.real, static_cast<double>(b.integer));
  if (is_real(b) && fits_double(a)) return order(static_cast<double>(a.integer), b.real);
  assign(left_, a);
  assign(right_, b);
  return left_ <=> right_;
}

bool Arithmetic::is_integer(const Number& number) {
  if (is_real(number)) {  // the double nearest to an integer is one
    return std::trunc(number.real) == number.real && settles(number);
  }
  if (number.kind != Number::Kind::exact) return true;
  return left_.assign(number.digits) && left_.is_integer();
}

bool Arithmetic::is_multiple(const Number& number, const Decimal& divisor) {
  if (!settles(number)) return false;
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
    case Number::Kind::rounded:
      return number.real;
    case Number::Kind::exact:
      break;
  }
  double value = 0;
  std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(), value);
  return value;
}

// A number that is the shortest text of its nearest double, as most are, hashes as that double: this is what reals
// stand for when they are compared.
std::uint64_t Arithmetic::hash(const Number& number) {
  const double nearest = approximate(number) + 0.0;  // -0.0 becomes 0.0
  const std::uint64_t rounded = std::hash<double>{}(nearest);
  if (number.kind == Number::Kind::real || fits_double(number) || !std::isfinite(nearest)) return rounded;
  assign(left_, number);
  right_.assign(nearest);
  return left_ == right_ ? rounded : left_.hash();
}

}  // namespace steelyard::json_schema
