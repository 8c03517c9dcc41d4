#include "report/safe_text.h"

#include <fmt/format.h>  // escapes

#include <algorithm>  // std::any_of
#include <cstddef>    // std::size_t

#include "base/utf8.h"

namespace steelyard::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range kUnsafe[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},                                          // control characters
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069},  // direction of writing
    {0x2028, 0x2029},                                                        // line and paragraph separators
    {0xFFFE, 0xFFFF},
};

bool is_unsafe(char32_t c) {
  return std::any_of(std::begin(kUnsafe), std::end(kUnsafe),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

std::string escape(char32_t c) {
  if (c == '\n') return "\\n";
  if (c == '\r') return "\\r";
  if (c == '\t') return "\\t";
  const auto number = static_cast<std::uint32_t>(c);
  return c < 0x100 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{:04x}", number);
}

// The bytes of the sequence that begins the text, by its first byte; 1 for a byte that begins none.
std::size_t sequence_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

// Of a sequence that is UTF-8.
char32_t code_point(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence.front());
  if (sequence.size() == 1) return first;
  char32_t value = first & (0x7FU >> sequence.size());
  for (const char c : sequence.substr(1)) value = value << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return value;
}

}  // namespace

std::string safe_text(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const std::string_view sequence = text.substr(0, sequence_length(text));
    if (!is_utf8(sequence)) {
      append_code_point(safe, 0xFFFD);
      text.remove_prefix(1);
      continue;
    }
    const char32_t c = code_point(sequence);
    safe += is_unsafe(c) ? escape(c) : std::string(sequence);
    text.remove_prefix(sequence.size());
  }
  return safe;
}

std::string safe_lines(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    safe += safe_text(text.substr(0, end));
    if (end == std::string_view::npos) break;
    safe += '\n';
    text.remove_prefix(end + 1);
  }
  return safe;
}

}  // namespace steelyard::report
