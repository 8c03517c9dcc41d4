#include "base/yaml_scalar.h"

#include <algorithm>     // std::all_of
#include <charconv>      // std::from_chars
#include <cmath>         // std::isfinite
#include <string>        // std::string
#include <system_error>  // std::errc

#include "base/json.h"

namespace steelyard {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view skip_digits(std::string_view text) {
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
  return text;
}

std::string_view skip_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_float(std::string_view text) {
  text = skip_sign(text);
  const std::string_view after_whole = skip_digits(text);
  const bool whole = after_whole.size() < text.size();
  text = after_whole;
  if (!text.empty() && text.front() == '.') {
    const std::string_view after_fraction = skip_digits(text.substr(1));
    if (!whole && after_fraction.size() + 1 == text.size()) return false;
    text = after_fraction;
  } else if (!whole) {
    return false;
  }
  if (text.empty()) return true;
  return (text.front() == 'e' || text.front() == 'E') && is_digits(skip_sign(text.substr(1)));
}

Json based_integer(std::string_view digits, int base, std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error == std::errc() && end == digits.data() + digits.size()) return value;
  return std::string(text);
}

// As JSON writes a number: no plus in front, no zero before another digit (RFC 8259, section 6).
std::string json_lexeme(std::string_view text) {
  const std::string sign = text.front() == '-' ? "-" : "";
  text = skip_sign(text);
  while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') text.remove_prefix(1);
  return sign + std::string(text);
}

Error not_calculable(std::string_view text) {
  return {ErrorCode::number_out_of_range,
          "the number " + std::string(text.substr(0, 40)) + "... has more than 10000 decimal places",
          {}};
}

Error not_finite(std::string_view text) {
  return {ErrorCode::number_out_of_range,
          "the number " + std::string(text.substr(0, 40)) + (text.size() > 40 ? "..." : "") + " has no finite value",
          {}};
}

Result<Json> decimal_integer(std::string_view text) {
  const std::string lexeme = json_lexeme(text);
  const char* end = lexeme.data() + lexeme.size();
  std::int64_t small = 0;
  if (std::from_chars(lexeme.data(), end, small).ec == std::errc()) return Json(small);
  std::uint64_t large = 0;
  if (text.front() != '-' && std::from_chars(lexeme.data(), end, large).ec == std::errc()) return Json(large);
  // As the JSON reader has it: a whole number may have more digits than a double, but not be beyond all doubles.
  if (!std::isfinite(std::strtod(lexeme.c_str(), nullptr))) return not_finite(text);
  if (!is_calculable(lexeme)) return not_calculable(text);
  return make_exact_number(lexeme);
}

Result<Json> decimal_float(std::string_view text) {
  std::string lexeme = json_lexeme(text);
  const std::size_t point = lexeme.find('.');
  if (point != std::string::npos) {  // JSON wants a digit on both sides of the point
    const std::size_t next = point + 1;
    if (next == lexeme.size() || lexeme[next] < '0' || lexeme[next] > '9') lexeme.insert(next, "0");
    if (point == 0 || lexeme[point - 1] == '-') lexeme.insert(point, "0");
  }
  const double value = std::strtod(lexeme.c_str(), nullptr);
  if (!std::isfinite(value)) return not_finite(text);
  if (!is_calculable(lexeme)) return not_calculable(text);
  return make_decimal_number(lexeme, value);
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

Result<Json> yaml_scalar(std::string_view tag, std::string_view text) {
  const bool plain = tag == "?" || tag.empty();
  if (!plain && tag != "tag:yaml.org,2002:int" && tag != "tag:yaml.org,2002:float" && tag != "tag:yaml.org,2002:bool" &&
      tag != "tag:yaml.org,2002:null") {
    return Json(std::string(text));
  }
  if (text.empty() || one_of(text, {"null", "Null", "NULL", "~"})) return Json(nullptr);
  if (one_of(text, {"true", "True", "TRUE"})) return Json(true);
  if (one_of(text, {"false", "False", "FALSE"})) return Json(false);
  if (is_digits(skip_sign(text))) return decimal_integer(text);
  if (text.starts_with("0x") && text.size() > 2) return based_integer(text.substr(2), 16, text);
  if (text.starts_with("0o") && text.size() > 2) return based_integer(text.substr(2), 8, text);
  if (is_float(text)) return decimal_float(text);
  if (one_of(skip_sign(text), {".inf", ".Inf", ".INF"}) || one_of(text, {".nan", ".NaN", ".NAN"})) {
    return Error{ErrorCode::number_out_of_range, std::string(text) + " is not a number that JSON knows", {}};
  }
  return Json(std::string(text));
}

}  // namespace steelyard
