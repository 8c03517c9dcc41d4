// Punycode (RFC 3492): Unicode labels in the letters, digits and hyphens of host names.
#pragma once

#include <optional>     // bad input
#include <string>       // code points, labels
#include <string_view>  // labels

namespace steelyard::json_schema {

// Without the "xn--". Nothing for text that is no Punycode.
std::optional<std::u32string> decode_punycode(std::string_view text);

// The length of the Punycode of these code points, without the "xn--".
std::size_t punycode_length(std::u32string_view label);

}  // namespace steelyard::json_schema
