// Whether an object anywhere in a parser's document names a member twice.
//
//   DuplicateNames duplicates;
//   if (duplicates.found_in(TapeValue(parser.parse(text).value()))) …
#pragma once

#include <cstdint>      // hashes
#include <string_view>  // names
#include <utility>      // pairs
#include <vector>       // working memory

#include "json_schema/tape_value.h"

namespace steelyard::json_schema {

// Keeps its working memory between calls.
class DuplicateNames {
 public:
  bool found_in(TapeValue value);

 private:
  bool found_among(std::size_t first);

  std::vector<std::pair<std::uint64_t, std::string_view>> names_;  // a stack: those of each object that is open
};

}  // namespace steelyard::json_schema
