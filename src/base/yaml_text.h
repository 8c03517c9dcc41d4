// What the YAML parser does not tell of a text, or tells wrong: characters that YAML forbids, a quote that is never
// closed, columns in code points, two escapes.
//
//   if (Status fit = check_yaml_characters(text, file, origin); !fit) return fit.error();
#pragma once

#include <cstddef>      // offsets
#include <string>       // file names
#include <string_view>  // texts
#include <vector>       // offsets

#include "base/document.h"
#include "base/result.h"

namespace steelyard {

// YAML 1.2.2, section 5.1: no control characters but tab and line ends. The parser takes some of them for the end of
// the text and would drop what follows. Error: yaml_syntax with the place of the first.
Status check_yaml_characters(std::string_view text, const std::string& file, const TextOrigin& origin);

// True if the quoted scalar of the node at the offset (its anchor and tag may stand before it) goes on to the end of
// the text.
bool is_unclosed_quote(std::string_view text, std::size_t node);

// The parser turns the escapes \N and \_ into one byte each, which is no UTF-8: these become U+0085 and U+00A0 (YAML
// 1.2.2, section 5.7). All else in the scalar is UTF-8, since the text was.
std::string with_whole_escapes(std::string_view scalar);

// The parser counts columns in bytes.
class YamlColumns {
 public:
  explicit YamlColumns(std::string_view text);

  // The code points between the beginning of the line and the byte at the offset, which is `bytes` into its line.
  std::size_t code_points(std::size_t offset, std::size_t bytes) const;

 private:
  std::vector<std::size_t> continuations_;  // offsets of the bytes that begin no code point
};

}  // namespace steelyard
