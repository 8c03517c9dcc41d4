#include "drift/lined_text.h"

#include <algorithm>  // std::upper_bound

namespace steelyard::drift {

LinedText::LinedText(std::string_view text) : text_(text), begins_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') begins_.push_back(i + 1);
  }
}

std::optional<std::size_t> LinedText::offset_of(const Location& place) const {
  if (place.line == 0 || place.line > begins_.size()) return std::nullopt;
  std::size_t column = 1;
  for (std::size_t at = begins_[place.line - 1]; at < text_.size(); ++at) {
    const bool continues = (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
    if (!continues && column++ == place.column) return at;
  }
  return std::nullopt;
}

std::size_t LinedText::line_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), offset) - begins_.begin());
}

}  // namespace steelyard::drift
