#include "report/escape.h"

#include <algorithm>  // std::find_if

namespace steelyard::report {

std::string escape(std::string_view text, std::span<const Escape> escapes) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    const auto found = std::find_if(escapes.begin(), escapes.end(), [c](const Escape& row) { return row.c == c; });
    escaped += found == escapes.end() ? std::string_view(&c, 1) : found->text;
  }
  return escaped;
}

}  // namespace steelyard::report
