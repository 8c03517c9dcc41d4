// What texts look like: the formats that a shape counts.
//
//   for (const StringFormat& format : string_formats()) if (format.holds(text)) ++count[i];
#pragma once

#include <array>        // the table
#include <string_view>  // texts

namespace steelyard::drift {

struct StringFormat {
  std::string_view name;  // as JSON Schema calls it where it has the format
  bool (*holds)(std::string_view text);
};

inline constexpr std::size_t kStringFormats = 10;

// Only formats that nobody meets by chance: every word is a `hostname`, and every path a `uri-reference`.
const std::array<StringFormat, kStringFormats>& string_formats();

// The index of the row whose texts are the numerals of JSON: "12.50".
inline constexpr std::size_t kNumeral = 8;

}  // namespace steelyard::drift
