// Text from answers, made fit for terminals, logs and XML.
//
//   safe_text("a\x1b[31mb\xff")   // "a\\x1b[31mb\uFFFD"
#pragma once

#include <string>       // the safe text
#include <string_view>  // the text

namespace steelyard::report {

// Always UTF-8. Control characters, line ends, characters that turn the direction of writing, and U+FFFE and U+FFFF
// (which XML 1.0 forbids) are shown by their escapes; bytes that are not UTF-8 become U+FFFD.
std::string safe_text(std::string_view text);

// The same for each line; line ends stay.
std::string safe_lines(std::string_view text);

}  // namespace steelyard::report
