// Characters that a format cannot hold as they are, as a table.
//
//   constexpr Escape kOfData[] = {{'%', "%25"}, {'\n', "%0A"}};
//   escape("100%", kOfData)   // "100%25"
#pragma once

#include <span>         // tables
#include <string>       // the escaped text
#include <string_view>  // the text

namespace steelyard::report {

struct Escape {
  char c;
  std::string_view text;  // what stands for it
};

std::string escape(std::string_view text, std::span<const Escape> escapes);

}  // namespace steelyard::report
