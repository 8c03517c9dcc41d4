// Packing by gzip (RFC 1952).
//
//   std::string packed = gzip("    {}", 1000);   // inflates to a thousand blanks and the text
#pragma once

#include <cstddef>      // sizes
#include <string>       // bytes
#include <string_view>  // text

namespace steelyard::server {

// The blanks, then the text, as tightly as possible: a thousand blanks take about a byte. "" without memory.
std::string gzip(std::string_view text, std::size_t leading_blanks = 0);

}  // namespace steelyard::server
