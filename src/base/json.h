// The JSON value type and what the house adds to it: numbers that no machine type can hold.
//
//   Json value = make_exact_number("123456789012345678901234567890");
//   is_number(value);    // true
//   number_text(value);  // "123456789012345678901234567890"
#pragma once

#include <nlohmann/json.hpp>
#include <string>       // number_text
#include <string_view>  // lexemes

#include "base/json_fwd.h"

namespace steelyard {

// A number whose digits fit neither 64 bits nor a double. It travels as a binary value with a subtype of our own,
// because the value type has no place for it; the readers make it, write_json() writes it back digit for digit.
Json make_exact_number(std::string_view lexeme);

// The double, or an exact number where the double would not print the digits of the lexeme again.
Json make_decimal_number(std::string_view lexeme, double value);

bool is_exact_number(const Json& value);

// Whether the digits of a number can be calculated with (decimal.h): the readers refuse the others, whose length or
// exponent is nothing but an attack on who reads them.
bool is_calculable(std::string_view lexeme);

// True for machine numbers and exact numbers.
bool is_number(const Json& value);

// The decimal digits of a number: the lexeme of an exact number, else the shortest text that reads back the same.
std::string number_text(const Json& value);

// "null", "boolean", "object", "array", "number" or "string": the type names of JSON.
std::string_view json_type(const Json& value);

// Whether arrays and objects are nested in more levels than that. Iterative, for values that no reader has bounded.
bool nests_deeper_than(const Json& value, std::size_t levels);

// The member of an object, or nullptr if `value` is no object or lacks it.
const Json* find_member(const Json& value, std::string_view key);

// The text of a member that is a string, or an empty view.
std::string_view string_member(const Json& value, std::string_view key);

// True if the member is there and is the boolean true.
bool flag_member(const Json& value, std::string_view key);

// Compact text with indent < 0, else pretty with that many blanks a level. Exact numbers keep their digits, text that
// is not UTF-8 is replaced by U+FFFD. Iterative: a value may be nested as deep as memory allows.
std::string write_json(const Json& value, int indent = -1);

}  // namespace steelyard
