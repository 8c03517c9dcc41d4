#include "json_schema/tape_parser.h"

#include <cstring>  // std::memcpy

#include "base/document.h"

namespace steelyard::json_schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<TapeValue> TapeParser::parse(std::string_view json) {
  const std::size_t padded = json.size() + simdjson::SIMDJSON_PADDING;
  if (text_.size() < padded) text_.resize(padded);
  std::memcpy(text_.data(), json.data(), json.size());
  std::memset(text_.data() + json.size(), 0, simdjson::SIMDJSON_PADDING);
  if (parser_.capacity() < json.size() && parser_.allocate(json.size(), ReadLimits().max_depth) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  const auto parsed = parser_.parse(text_.data(), json.size(), false);
  if (parsed.error() != simdjson::SUCCESS) return std::nullopt;
  const TapeValue value(parsed.value_unsafe());
  if (duplicates_.found_in(value)) return std::nullopt;
  return value;
}

bool has_long_numbers(std::string_view text) {
  constexpr int kExactDigits = 15;  // DBL_DIG
  int digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      if (++digits > kExactDigits) return true;
    } else if ((text[i] == 'e' || text[i] == 'E') && digits > 0) {
      std::size_t end = i + 1;
      if (end < text.size() && (text[end] == '-' || text[end] == '+')) ++end;
      const std::size_t first = end;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - first > 2) return true;
      digits = 0;
    } else if (text[i] != '.') {
      digits = 0;
    }
  }
  return false;
}

}  // namespace steelyard::json_schema
