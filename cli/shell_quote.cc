#include "cli/shell_quote.h"

#include <fmt/format.h>  // escapes

#include <algorithm>    // std::any_of
#include <string_view>  // plain letters

namespace steelyard::cli {
namespace {

bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }

// In the form $'…' of bash and zsh, the only one that can hold line ends on one line.
std::string quote_with_escapes(const std::string& text) {
  std::string quoted = "$'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (is_control(c)) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace

std::string shell_quote(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  if (std::any_of(text.begin(), text.end(), is_control)) return quote_with_escapes(text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace steelyard::cli
