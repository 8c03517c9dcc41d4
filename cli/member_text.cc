#include "cli/member_text.h"

#include <cstddef>  // offsets

#include "base/utf8.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

// The offset behind the string whose opening quote stands at `at`, or of the end of the text.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at < text.size() ? at + 1 : text.size();
}

// The offset of the first of the characters outside strings, arrays and objects, or of the end of the text.
std::size_t find_outside(std::string_view text, std::size_t at, std::string_view characters) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (depth == 0 && characters.find(c) != std::string_view::npos) return at;
    if (c == '"') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    ++at;
  }
  return text.size();
}

}  // namespace

std::optional<std::string_view> member_text(std::string_view object, std::string_view name) {
  object = trimmed(without_byte_order_mark(object));
  if (!object.starts_with('{')) return std::nullopt;
  for (std::size_t begin = 1; begin < object.size();) {
    const std::size_t colon = find_outside(object, begin, ":");
    const std::size_t end = find_outside(object, colon, ",}");
    if (end == object.size()) break;
    const std::string_view key = trimmed(object.substr(begin, colon - begin));
    if (key.size() == name.size() + 2 && key.substr(1, name.size()) == name) {
      return trimmed(object.substr(colon + 1, end - colon - 1));
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace steelyard::cli
