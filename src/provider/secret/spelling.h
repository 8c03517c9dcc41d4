// How one character may be spelt in the text of another format: %2F in a URL, \/ or \u002f in JSON, &#47; in HTML, ~1
// in a JSON Pointer, + for a blank in a form.
//
//   read_escape("a\\u002fb", 1)            // '/', 6 characters long
//   match_spelling("a%2Fb", 0, "a/b")      // 5: up to there it is spelt
#pragma once

#include <cstddef>      // places
#include <optional>     // no escape
#include <string>       // characters
#include <string_view>  // texts

namespace steelyard::provider {

// The characters that open an escape.
inline constexpr std::string_view kEscapeOpenings = "%\\&~+";

struct Escape {
  std::string bytes;       // the character in UTF-8
  std::size_t length = 0;  // of the escape
};

// The escape that begins at the place, by the table of encodings in spelling.cc.
std::optional<Escape> read_escape(std::string_view text, std::size_t at);

// The end of the wanted text at the place, each of its characters as itself or as any escape; nothing if something else
// stands there.
std::optional<std::size_t> match_spelling(std::string_view text, std::size_t at, std::string_view wanted);

}  // namespace steelyard::provider
