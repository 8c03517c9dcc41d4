#include "http/field_value.h"

#include <cstddef>  // std::size_t

#include "http/message.h"

namespace steelyard::http {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The text between the quotes with `\x` read as x; nothing if the quotes do not enclose all of it.
std::optional<std::string> unquote(std::string_view text) {
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1 == text.size() ? std::optional(value) : std::nullopt;
    if (text[i] == '\\' && ++i == text.size()) break;
    value += text[i];
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> split_field(std::string_view value, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"') quoted = !quoted;
    if (quoted && value[i] == '\\') ++i;
    if (quoted || i >= value.size() || value[i] != separator) continue;
    pieces.push_back(value.substr(begin, i - begin));
    begin = i + 1;
  }
  pieces.push_back(value.substr(begin));
  return pieces;
}

std::optional<FieldParameter> parse_field_parameter(std::string_view text) {
  text = trim(text);
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || !is_token(text.substr(0, equals))) return std::nullopt;
  FieldParameter parameter{to_lower(text.substr(0, equals)), {}};
  const std::string_view value = text.substr(equals + 1);
  if (value.starts_with('"')) {
    std::optional<std::string> inner = unquote(value);
    if (!inner) return std::nullopt;
    parameter.value = std::move(*inner);
  } else if (is_token(value)) {
    parameter.value = value;
  } else {
    return std::nullopt;
  }
  return parameter;
}

std::optional<int> parse_quality(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int thousandths = text[0] == '1' ? 1000 : 0;
  int unit = 100;
  for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
    if (!is_digit(text[i])) return std::nullopt;
    thousandths += unit * (text[i] - '0');
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

}  // namespace steelyard::http
