// UTF-8 as RFC 3629 defines it.
//
//   if (Status utf8 = check_utf8(text, "page.md"); !utf8) return utf8.error();
#pragma once

#include <cstddef>      // counts
#include <string>       // encoded code points
#include <string_view>  // texts

#include "base/document.h"
#include "base/result.h"

namespace steelyard {

// Refuses over-long forms, surrogates and code points beyond U+10FFFF. Error: not_utf8 with the place of the first
// byte.
Status check_utf8(std::string_view text, std::string_view file, const TextOrigin& origin = {});

bool is_utf8(std::string_view text);

// The number of code points of a text that is UTF-8.
std::size_t count_code_points(std::string_view text);

// Appends the UTF-8 form of a code point.
void append_code_point(std::string& text, char32_t code_point);

// Without a leading U+FEFF.
std::string_view without_byte_order_mark(std::string_view text);

// True for nothing but blanks, tabs and line ends.
bool is_blank(std::string_view text);

}  // namespace steelyard
