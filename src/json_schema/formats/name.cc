#include "json_schema/formats/name.h"

#include "json_schema/ecma_regex.h"
#include "json_schema/formats/characters.h"

namespace steelyard::json_schema {

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text[0] != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  }
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const std::size_t digits = count_digits(text);
  if (digits == 0 || (digits > 1 && text[0] == '0')) return false;
  text.remove_prefix(digits);
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
    const std::size_t offset = count_digits(text);
    if (offset == 0 || text[0] == '0') return false;
    text.remove_prefix(offset);
  }
  return text == "#" || is_json_pointer(text);
}

bool is_regex(std::string_view text) { return static_cast<bool>(check_ecma_regex(text)); }

bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  for (int pad = 0; pad < 2 && text.ends_with('='); ++pad) text.remove_suffix(1);
  for (char c : text) {
    if (!is_alphanumeric(c) && c != '+' && c != '/') return false;
  }
  return true;
}

}  // namespace steelyard::json_schema
