// Numbers of schemas and instances as the evaluator compares them: machine words where they hold the value, digits
// where they do not.
//
//   Arithmetic arithmetic;
//   arithmetic.compare(number_of(limit), number_of(value)) == std::strong_ordering::less
#pragma once

#include <compare>      // orderings
#include <cstdint>      // machine words
#include <string_view>  // digits
#include <utility>      // std::exchange

#include "base/decimal.h"
#include "base/json_fwd.h"

namespace steelyard::json_schema {

struct Number {
  // rounded: a real that was read without keeping its digits, so that other numbers may lie behind it.
  enum class Kind : std::uint8_t { integer, natural, real, rounded, exact };
  Kind kind = Kind::integer;
  union {
    std::int64_t integer = 0;  // any value of 64 bits with a sign
    std::uint64_t natural;     // above that
    double real;
  };
  std::string_view digits;  // exact: the lexeme; lives as long as the JSON value
};

// The value must be a number, exact ones included.
Number number_of(const Json& value);

// Whether the digits have neither fraction nor exponent; not a question of the value.
bool is_written_as_integer(const Number& number);

// Comparison, divisibility and wholeness by mathematical value (JSON Schema 2020-12 core, 4.2.2). Keeps memory for
// numbers that no machine word holds, so that repeated use allocates nothing.
class Arithmetic {
 public:
  std::strong_ordering compare(const Number& a, const Number& b) {
    if (a.kind == Number::Kind::integer && b.kind == Number::Kind::integer) return a.integer <=> b.integer;
    if (a.kind == Number::Kind::real && b.kind == Number::Kind::real) return order(a.real, b.real);
    return compare_mixed(a, b);
  }
  bool is_integer(const Number& number);
  bool is_multiple(const Number& number, const Decimal& divisor);
  // Rounded numbers are what they look like, or a question that hangs on their digits is in doubt.
  void trust_rounded(bool trust) { trusts_rounded_ = trust; }
  // Answers are in doubt from now on.
  void doubt() { doubtful_ = true; }
  // Whether an answer was in doubt since the last call.
  bool take_doubt() { return std::exchange(doubtful_, false); }

  // The nearest double: equal numbers give equal doubles.
  static double approximate(const Number& number);
  // Equal numbers have equal hashes, and numbers that round to one double do not.
  std::uint64_t hash(const Number& number);

 private:
  static std::strong_ordering order(double a, double b) {
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
  }
  std::strong_ordering compare_mixed(const Number& a, const Number& b);
  // False (and in doubt) for a rounded number whose digits matter.
  bool settles(const Number& number);

  Decimal left_;
  Decimal right_;
  bool trusts_rounded_ = false;
  bool doubtful_ = false;
};

}  // namespace steelyard::json_schema
