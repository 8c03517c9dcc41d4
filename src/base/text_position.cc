#include "base/text_position.h"

#include <algorithm>  // std::min

namespace steelyard {

TextOrigin TextCursor::at(std::size_t offset) {
  if (offset < offset_) {
    offset_ = 0;
    place_ = origin_;
  }
  for (const std::size_t end = std::min(offset, text_.size()); offset_ < end; ++offset_) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // not a continuation byte: a code point begins here
      ++place_.column;
    }
  }
  return place_;
}

}  // namespace steelyard
