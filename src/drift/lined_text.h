// A text and the offsets of its lines: from the places of a document to bytes, and back to lines.
//
//   LinedText lined(text);
//   std::optional<std::size_t> at = lined.offset_of(document.locate("/paths"));
#pragma once

#include <cstddef>      // offsets
#include <optional>     // no such place
#include <string_view>  // the text
#include <vector>       // lines

#include "base/result.h"

namespace steelyard::drift {

// Lines and columns count from 1, columns in code points. The text must outlive this.
class LinedText {
 public:
  explicit LinedText(std::string_view text);

  std::optional<std::size_t> offset_of(const Location& place) const;
  std::size_t line_of(std::size_t offset) const;
  std::size_t begin_of(std::size_t line) const { return begins_[line - 1]; }
  // Without its line feed.
  std::size_t end_of(std::size_t line) const { return line < begins_.size() ? begins_[line] - 1 : text_.size(); }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

}  // namespace steelyard::drift
