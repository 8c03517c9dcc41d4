#include "json_schema/formats/punycode.h"

#include <algorithm>  // std::min, std::max
#include <cstdint>    // arithmetic

#include "json_schema/formats/characters.h"

namespace steelyard::json_schema {
namespace {

// RFC 3492, section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kTMin = 1;
constexpr std::uint32_t kTMax = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kInitialN = 128;
constexpr std::uint32_t kMaxCodePoint = 0x10FFFF;

// Section 6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > ((kBase - kTMin) * kTMax) / 2; k += kBase) delta /= kBase - kTMin;
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) {
  return k <= bias ? kTMin : std::min(std::max(k - bias, kTMin), kTMax);
}

// The value of a digit, or kBase.
std::uint32_t digit_value(char c) {
  if (is_digit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
  return is_letter(c) ? static_cast<std::uint32_t>(lower(c) - 'a') : kBase;
}

}  // namespace

// Section 6.2.
std::optional<std::u32string> decode_punycode(std::string_view text) {
  std::u32string label;
  if (const std::size_t delimiter = text.rfind('-'); delimiter != std::string_view::npos) {
    for (char c : text.substr(0, delimiter)) label += static_cast<char32_t>(static_cast<unsigned char>(c));
    text.remove_prefix(delimiter + 1);
  }
  std::uint64_t n = kInitialN;
  std::uint64_t i = 0;
  std::uint32_t bias = kInitialBias;
  while (!text.empty()) {
    const std::uint64_t before = i;
    std::uint64_t weight = 1;
    for (std::uint32_t k = kBase;; k += kBase) {
      if (text.empty()) return std::nullopt;
      const std::uint32_t digit = digit_value(text.front());
      text.remove_prefix(1);
      if (digit == kBase) return std::nullopt;
      i += digit * weight;
      const std::uint32_t limit = threshold(k, bias);
      if (digit < limit) break;
      weight *= kBase - limit;
      if (weight > UINT32_MAX || i > UINT32_MAX) return std::nullopt;
    }
    const auto points = static_cast<std::uint32_t>(label.size() + 1);
    if (i > UINT32_MAX) return std::nullopt;
    bias = adapt(static_cast<std::uint32_t>(i - before), points, before == 0);
    n += i / points;
    i %= points;
    if (n > kMaxCodePoint) return std::nullopt;
    label.insert(static_cast<std::size_t>(i), 1, static_cast<char32_t>(n));
    ++i;
  }
  return label;
}

// Section 6.3, counting instead of writing.
std::size_t punycode_length(std::u32string_view label) {
  std::size_t length = 0;
  for (char32_t c : label) length += c < kInitialN ? 1U : 0U;
  auto handled = static_cast<std::uint32_t>(length);
  const std::uint32_t basic = handled;
  if (basic > 0) ++length;
  std::uint32_t n = kInitialN;
  std::uint32_t delta = 0;
  std::uint32_t bias = kInitialBias;
  while (handled < label.size()) {
    std::uint32_t next = kMaxCodePoint + 1;
    for (char32_t c : label) next = c >= n ? std::min<std::uint32_t>(next, c) : next;
    delta += (next - n) * (handled + 1);
    n = next;
    for (char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      std::uint32_t rest = delta;
      for (std::uint32_t k = kBase;; k += kBase) {
        ++length;
        const std::uint32_t limit = threshold(k, bias);
        if (rest < limit) break;
        rest = (rest - limit) / (kBase - limit);
      }
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return length;
}

}  // namespace steelyard::json_schema
