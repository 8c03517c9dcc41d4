#include "base/decimal.h"

#include <algorithm>  // std::max
#include <charconv>   // shortest text of a double
#include <cmath>      // std::isfinite
#include <vector>     // long numbers

#include "base/json.h"

namespace steelyard {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Cuts a run of digits off the front of the text.
std::string_view take_digits(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

struct Lexeme {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  bool exponent_negative = false;
  std::string_view exponent = "0";
};

std::optional<Lexeme> split_lexeme(std::string_view text) {
  Lexeme parts;
  parts.negative = take(text, '-');
  parts.whole = take_digits(text);
  if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole[0] == '0')) return std::nullopt;
  if (take(text, '.')) {
    parts.fraction = take_digits(text);
    if (parts.fraction.empty()) return std::nullopt;
  }
  if (take(text, 'e') || take(text, 'E')) {
    parts.exponent_negative = take(text, '-');
    if (!parts.exponent_negative) take(text, '+');
    parts.exponent = take_digits(text);
    if (parts.exponent.empty()) return std::nullopt;
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

// Digit strings of one length; a >= b.
std::string subtract_digits(std::string a, const std::string& b) {
  int borrow = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    int digit = a[i] - b[i] - borrow;
    borrow = digit < 0 ? 1 : 0;
    digit += 10 * borrow;
    a[i] = static_cast<char>('0' + digit);
  }
  return a;
}

// Digit strings of one length; the sum is one longer.
std::string add_digits(const std::string& a, const std::string& b) {
  std::string sum(a.size() + 1, '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int digit = (a[i] - '0') + (b[i] - '0') + carry;
    sum[i + 1] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  sum[0] = static_cast<char>('0' + carry);
  return sum;
}

constexpr std::size_t kMachineDigits = 18;  // so that remainder × 10 + digit fits 64 bits

// Whether the digits followed by `zeros` zeros are a multiple of the divisor, by long division.
bool divides_in_machine_words(std::string_view digits, int zeros, std::string_view divisor_digits) {
  std::uint64_t divisor = 0;
  std::from_chars(divisor_digits.data(), divisor_digits.data() + divisor_digits.size(), divisor);
  std::uint64_t remainder = 0;
  for (char digit : digits) remainder = (remainder * 10 + static_cast<std::uint64_t>(digit - '0')) % divisor;
  for (; zeros > 0 && remainder != 0; --zeros) remainder = remainder * 10 % divisor;
  return remainder == 0;
}

// Numbers of nine decimal digits each, the lowest first.
using Limbs = std::vector<std::uint32_t>;
constexpr std::uint32_t kLimb = 1'000'000'000;
constexpr std::size_t kLimbDigits = 9;

Limbs limbs_of(std::string_view digits) {
  Limbs limbs;
  while (!digits.empty()) {
    const std::size_t length = std::min(digits.size(), kLimbDigits);
    std::uint32_t limb = 0;
    std::from_chars(digits.data() + digits.size() - length, digits.data() + digits.size(), limb);
    limbs.push_back(limb);
    digits.remove_suffix(length);
  }
  return limbs;
}

void append_digit(Limbs& number, std::uint32_t digit) {
  std::uint64_t carry = digit;
  for (std::uint32_t& limb : number) {
    carry += std::uint64_t{limb} * 10;
    limb = static_cast<std::uint32_t>(carry % kLimb);
    carry /= kLimb;
  }
}

// Of one length.
bool is_less(const Limbs& a, const Limbs& b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

void subtract(Limbs& from, const Limbs& number) {
  std::uint32_t borrow = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::uint32_t taken = number[i] + borrow;
    borrow = from[i] < taken ? 1 : 0;
    from[i] += borrow * kLimb;
    from[i] -= taken;
  }
}

bool divides_in_digits(std::string_view digits, int zeros, std::string_view divisor_digits) {
  Limbs divisor = limbs_of(divisor_digits);
  divisor.push_back(0);  // room for the digit that is appended to the remainder
  Limbs remainder(divisor.size(), 0);
  const std::size_t steps = digits.size() + static_cast<std::size_t>(zeros);
  for (std::size_t i = 0; i < steps; ++i) {
    append_digit(remainder, i < digits.size() ? static_cast<std::uint32_t>(digits[i] - '0') : 0);
    while (!is_less(remainder, divisor)) subtract(remainder, divisor);
  }
  return std::all_of(remainder.begin(), remainder.end(), [](std::uint32_t limb) { return limb == 0; });
}

}  // namespace

void Decimal::normalize() {
  digits_.erase(0, digits_.find_first_not_of('0'));
  while (!digits_.empty() && digits_.back() == '0') {
    digits_.pop_back();
    ++exponent_;
  }
  if (!digits_.empty()) return;
  exponent_ = 0;
  negative_ = false;
}

Result<Decimal> Decimal::parse(std::string_view lexeme) {
  if (!split_lexeme(lexeme)) {
    return Error{ErrorCode::json_syntax, "'" + std::string(lexeme.substr(0, 40)) + "' is not a number", {}};
  }
  Decimal value;
  if (!value.assign(lexeme)) {
    return Error{ErrorCode::number_out_of_range, "the number has more than 10000 decimal places", {}};
  }
  return value;
}

bool Decimal::assign(std::string_view lexeme) {
  digits_.clear();
  exponent_ = 0;
  negative_ = false;
  const std::optional<Lexeme> parts = split_lexeme(lexeme);
  if (!parts) return false;
  digits_.append(parts->whole).append(parts->fraction);
  if (digits_.find_first_not_of('0') == std::string::npos) {  // zero whatever its exponent
    digits_.clear();
    return true;
  }
  int written = 0;
  const auto [end, status] =
      std::from_chars(parts->exponent.data(), parts->exponent.data() + parts->exponent.size(), written);
  constexpr std::size_t kLimit = kMaxExponent;
  if (status != std::errc() || written > kMaxExponent || digits_.size() > 2 * kLimit) {
    digits_.clear();
    return false;
  }
  exponent_ = (parts->exponent_negative ? -written : written) - static_cast<int>(parts->fraction.size());
  negative_ = parts->negative;
  normalize();
  if (exponent_ >= -kMaxExponent && magnitude() <= kMaxExponent) return true;
  *this = Decimal();
  return false;
}

void Decimal::assign(std::int64_t value) {
  assign(value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value));
  negative_ = value < 0;
}

void Decimal::assign(std::uint64_t value) {
  char text[24];
  const auto [end, status] = std::to_chars(text, text + sizeof text, value);
  assign(std::string_view(text, static_cast<std::size_t>(end - text)));
}

void Decimal::assign(double value) {
  char text[40];
  const auto [end, status] = std::to_chars(text, text + sizeof text, value);
  assign(std::string_view(text, static_cast<std::size_t>(end - text)));
}

bool Decimal::divisible_by(const Decimal& divisor) const {
  if (is_zero()) return true;
  // Neither coefficient ends in a zero, so a coefficient cannot be a multiple of ten times the other.
  if (divisor.is_zero() || exponent_ < divisor.exponent_) return false;
  const int zeros = exponent_ - divisor.exponent_;
  return divisor.digits_.size() <= kMachineDigits ? divides_in_machine_words(digits_, zeros, divisor.digits_)
                                                  : divides_in_digits(digits_, zeros, divisor.digits_);
}

std::string Decimal::to_string() const {
  if (is_zero()) return "0";
  std::string text = negative_ ? "-" : "";
  const auto count = static_cast<int>(digits_.size());
  const int place = magnitude();
  if (place > 21 || place < -6) {
    text += digits_[0];
    if (count > 1) text.append(".").append(digits_, 1);
    return text + "e" + std::to_string(place - 1);
  }
  if (place <= 0) return text + "0." + std::string(static_cast<std::size_t>(-place), '0') + digits_;
  if (place >= count) return text + digits_ + std::string(static_cast<std::size_t>(place - count), '0');
  return text.append(digits_, 0, static_cast<std::size_t>(place))
      .append(".")
      .append(digits_, static_cast<std::size_t>(place));
}

Decimal Decimal::operator-() const {
  Decimal value = *this;
  value.negative_ = !negative_ && !is_zero();
  return value;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  Decimal sum;
  sum.exponent_ = std::min(a.exponent_, b.exponent_);
  const int top = std::max(a.magnitude(), b.magnitude());
  const auto aligned = [&](const Decimal& value) {
    return std::string(static_cast<std::size_t>(top - value.magnitude()), '0') + value.digits_ +
           std::string(static_cast<std::size_t>(value.exponent_ - sum.exponent_), '0');
  };
  std::string left = aligned(a);
  std::string right = aligned(b);
  if (a.negative_ == b.negative_) {
    sum.digits_ = add_digits(left, right);
    sum.negative_ = a.negative_;
  } else {
    const bool left_larger = left >= right;
    sum.digits_ = left_larger ? subtract_digits(std::move(left), right) : subtract_digits(std::move(right), left);
    sum.negative_ = left_larger ? a.negative_ : b.negative_;
  }
  sum.normalize();
  return sum;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  std::string product(a.digits_.size() + b.digits_.size(), '0');
  for (std::size_t i = a.digits_.size(); i-- > 0;) {
    int carry = 0;
    for (std::size_t j = b.digits_.size(); j-- > 0;) {
      const int digit = (product[i + j + 1] - '0') + (a.digits_[i] - '0') * (b.digits_[j] - '0') + carry;
      product[i + j + 1] = static_cast<char>('0' + digit % 10);
      carry = digit / 10;
    }
    product[i] = static_cast<char>('0' + carry);
  }
  Decimal result;
  result.digits_ = std::move(product);
  result.exponent_ = a.exponent_ + b.exponent_;
  result.negative_ = a.negative_ != b.negative_;
  result.normalize();
  return result;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.negative_ != b.negative_) return b.negative_ <=> a.negative_;
  std::strong_ordering order = std::strong_ordering::equal;
  if (a.is_zero() || b.is_zero()) {
    order = a.digits_.size() <=> b.digits_.size();
  } else if (a.magnitude() != b.magnitude()) {
    order = a.magnitude() <=> b.magnitude();
  } else {
    order = a.digits_.compare(b.digits_) <=> 0;  // no zeros at the ends: text order is number order
  }
  return a.negative_ ? 0 <=> order : order;
}

std::optional<Decimal> to_decimal(const Json& value) {
  if (!is_number(value)) return std::nullopt;
  Decimal decimal;
  if (value.is_number_unsigned()) {
    decimal.assign(value.get<std::uint64_t>());
  } else if (value.is_number_integer()) {
    decimal.assign(value.get<std::int64_t>());
  } else if (value.is_number_float()) {
    decimal.assign(value.get<double>());
  } else if (!decimal.assign(number_text(value))) {
    return std::nullopt;
  }
  return decimal;
}

bool survives_double(std::string_view lexeme) {
  double value = 0;
  const auto read = std::from_chars(lexeme.data(), lexeme.data() + lexeme.size(), value);
  if (read.ec != std::errc() || !std::isfinite(value)) return false;
  char shortest[40];  // with an exponent: without one large integers are written with all their digits
  const auto [end, status] = std::to_chars(shortest, shortest + sizeof shortest, value, std::chars_format::scientific);
  Decimal written;
  Decimal kept;
  return written.assign(lexeme) && kept.assign({shortest, static_cast<std::size_t>(end - shortest)}) && written == kept;
}

}  // namespace steelyard
