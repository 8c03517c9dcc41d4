#include "drift/number_range.h"

#include <algorithm>  // std::min
#include <cmath>      // std::trunc

namespace steelyard::drift {
namespace {

using json_schema::Number;

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53: up to here every integer is a double of its own

}  // namespace

void NumberRange::add(const Number& number) {
  if (number.kind == Number::Kind::integer) return integers_.add(number.integer);
  if (number.kind == Number::Kind::real || number.kind == Number::Kind::rounded) {
    const bool small_integer = std::trunc(number.real) == number.real && std::abs(number.real) <= kExactIntegers;
    if (small_integer) return integers_.add(static_cast<std::int64_t>(number.real));
    return reals_.add(number.real);
  }
  Decimal decimal;
  if (number.kind == Number::Kind::natural) {
    decimal.assign(number.natural);
  } else {
    decimal.assign(number.digits);
  }
  add_decimal(std::move(decimal));
}

void NumberRange::add_decimal(Decimal number) {
  if (!decimals_) {
    decimals_.emplace(number, number);
  } else if (number < decimals_->first) {
    decimals_->first = std::move(number);
  } else if (number > decimals_->second) {
    decimals_->second = std::move(number);
  }
}

void NumberRange::merge(const NumberRange& other) {
  if (!other.integers_.empty()) {
    integers_.add(other.integers_.least);
    integers_.add(other.integers_.greatest);
  }
  if (!other.reals_.empty()) {
    reals_.add(other.reals_.least);
    reals_.add(other.reals_.greatest);
  }
  if (other.decimals_) {
    add_decimal(other.decimals_->first);
    add_decimal(other.decimals_->second);
  }
}

bool NumberRange::empty() const { return integers_.empty() && reals_.empty() && !decimals_; }

Decimal NumberRange::least() const {
  std::optional<Decimal> least;
  if (decimals_) least = decimals_->first;
  Decimal candidate;
  if (!integers_.empty()) {
    candidate.assign(integers_.least);
    least = least ? std::min(*least, candidate) : candidate;
  }
  if (!reals_.empty()) {
    candidate.assign(reals_.least);
    least = least ? std::min(*least, candidate) : candidate;
  }
  return *least;
}

Decimal NumberRange::greatest() const {
  std::optional<Decimal> greatest;
  if (decimals_) greatest = decimals_->second;
  Decimal candidate;
  if (!integers_.empty()) {
    candidate.assign(integers_.greatest);
    greatest = greatest ? std::max(*greatest, candidate) : candidate;
  }
  if (!reals_.empty()) {
    candidate.assign(reals_.greatest);
    greatest = greatest ? std::max(*greatest, candidate) : candidate;
  }
  return *greatest;
}

}  // namespace steelyard::drift
