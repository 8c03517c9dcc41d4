// From byte offsets of a text to lines and columns.
//
//   TextCursor cursor(text, {});
//   TextOrigin place = cursor.at(offset);   // offsets asked in rising order cost one walk over the text in all
#pragma once

#include <cstddef>      // std::size_t
#include <string_view>  // the text

#include "base/document.h"

namespace steelyard {

class TextCursor {
 public:
  TextCursor(std::string_view text, const TextOrigin& origin) : text_(text), origin_(origin), place_(origin) {}

  // Line and column (in code points) of the byte at the offset.
  TextOrigin at(std::size_t offset);

 private:
  std::string_view text_;
  TextOrigin origin_;
  TextOrigin place_;
  std::size_t offset_ = 0;
};

}  // namespace steelyard
