#include "base/yaml_text.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find_if, std::lower_bound

#include "base/text_position.h"
#include "base/utf8.h"

namespace steelyard {
namespace {

bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

Status check_yaml_characters(std::string_view text, const std::string& file, const TextOrigin& origin) {
  const auto* found = std::find_if(text.begin(), text.end(), is_forbidden);
  if (found == text.end()) return {};
  const TextOrigin place = TextCursor(text, origin).at(static_cast<std::size_t>(found - text.begin()));
  return Error{ErrorCode::yaml_syntax,
               fmt::format("the character U+{:04X} may not stand in YAML", static_cast<unsigned char>(*found)),
               {file, place.line, place.column}};
}

bool is_unclosed_quote(std::string_view text, std::size_t node) {
  std::size_t at = text.find_first_not_of(kBlanks, node);
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    at = text.find_first_not_of(kBlanks, text.find_first_of(kBlanks, at));
  }
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return false;
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return false;
      ++at;  // '' is a quote inside single quotes
    }
  }
  return true;
}

std::string with_whole_escapes(std::string_view scalar) {
  std::string text;
  for (std::size_t at = 0; at < scalar.size();) {
    const auto first = static_cast<unsigned char>(scalar[at]);
    if ((first & 0xC0U) == 0x80U) {  // begins no code point, so it is one of the two bytes
      append_code_point(text, first);
      ++at;
    } else {
      const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      text += scalar.substr(at, length);
      at += length;
    }
  }
  return text;
}

YamlColumns::YamlColumns(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continuations_.push_back(i);
  }
}

std::size_t YamlColumns::code_points(std::size_t offset, std::size_t bytes) const {
  const auto first = std::lower_bound(continuations_.begin(), continuations_.end(), offset - bytes);
  const auto last = std::lower_bound(first, continuations_.end(), offset);
  return bytes - static_cast<std::size_t>(last - first);
}

}  // namespace steelyard
