// JSON texts as a parser's document, for those who need no positions and can fall back on read_json().
//
//   TapeParser parser;
//   if (std::optional<TapeValue> value = parser.parse(text)) return look_at(*value);
//   Result<Document> document = read_json(text, "answers.ndjson");
#pragma once

#include <optional>     // what cannot be told
#include <string_view>  // texts
#include <vector>       // bytes

#include "json_schema/duplicate_names.h"
#include "json_schema/tape_value.h"

namespace steelyard::json_schema {

// Keeps its memory between calls.
class TapeParser {
 public:
  // Takes as many levels of nesting as the readers do. Nothing for what only the reader of documents can judge or
  // report: text that is no JSON, an object that names a member twice, numbers that no machine type holds. Valid until
  // the next call.
  std::optional<TapeValue> parse(std::string_view json);

 private:
  simdjson::dom::parser parser_;
  std::vector<char> text_;  // with the padding that the parser may read
  DuplicateNames duplicates_;
};

// Whether the text may hold a number that its nearest double does not tell exactly: one of more than 15 digits, or
// with an exponent of three. Digits in strings count as well, which only costs time.
bool has_long_numbers(std::string_view text);

}  // namespace steelyard::json_schema
