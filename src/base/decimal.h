// Decimal numbers of any length, exact: what a number of JSON means before a machine type rounds it.
//
//   Result<Decimal> price = Decimal::parse("4.02");
//   Result<Decimal> cent = Decimal::parse("0.01");
//   price->divisible_by(*cent);           // true
//   (*price + *cent).to_string();         // "4.03"
#pragma once

#include <compare>      // ordering
#include <cstddef>      // hashes
#include <cstdint>      // machine integers
#include <functional>   // std::hash
#include <optional>     // values that are no numbers
#include <string>       // digits
#include <string_view>  // lexemes

#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard {

class Decimal {
 public:
  // A lexeme whose first or last digit lies further from the decimal point is refused, so that no operation can be
  // made to write out a billion zeros.
  static constexpr int kMaxExponent = 10'000;

  Decimal() = default;  // zero

  // The number grammar of RFC 8259, section 6. Errors: json_syntax, number_out_of_range (beyond kMaxExponent).
  static Result<Decimal> parse(std::string_view lexeme);

  // The same, into memory that is already there; false (and zero) for text that is no number or out of range.
  bool assign(std::string_view lexeme);
  void assign(std::int64_t value);
  void assign(std::uint64_t value);
  // The shortest decimal that reads back as this double: 0.1 is a tenth. The value must be finite.
  void assign(double value);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return negative_; }
  bool is_integer() const { return exponent_ >= 0; }  // 1.0 and 1e3 are

  // True if this is an integer times the divisor. Zero divides only zero.
  bool divisible_by(const Decimal& divisor) const;

  // Plain digits where they are few ("0.001", "1200"), else with an exponent ("1.5e-9").
  std::string to_string() const;

  Decimal operator-() const;
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + (-b); }
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  // Equal numbers have equal hashes.
  std::size_t hash() const { return std::hash<std::string>{}(digits_) + 31U * static_cast<std::size_t>(exponent_); }

 private:
  void normalize();
  // The decimal place in front of the first digit: 2 for 12.5, 0 for 0.5.
  int magnitude() const { return static_cast<int>(digits_.size()) + exponent_; }

  // digits_ × 10^exponent_, no zero at either end; zero is no digits, exponent 0, not negative.
  std::string digits_;
  int exponent_ = 0;
  bool negative_ = false;
};

// The exact value of a JSON number; nothing for any other value.
std::optional<Decimal> to_decimal(const Json& value);

// Whether a client that reads numbers as doubles and writes them in the shortest way has the same number: 0.1 and
// 0.30000000000000004 are, 0.30000000000000001 is not, as it becomes 0.3. The lexeme must be a number of RFC 8259.
bool survives_double(std::string_view lexeme);

}  // namespace steelyard
