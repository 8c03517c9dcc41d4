#include "http/head_end.h"

namespace steelyard::http {

std::optional<std::size_t> find_head_end(std::string_view bytes) {
  std::size_t line = 0;
  for (auto feed = bytes.find('\n'); feed != std::string_view::npos; feed = bytes.find('\n', line)) {
    const auto length = feed - line;
    line = feed + 1;
    if (length == 0 || (length == 1 && bytes[feed - 1] == '\r')) return line;
  }
  return std::nullopt;
}

}  // namespace steelyard::http
