// The grammar that HTTP field values share: lists, tokens, quoted strings, parameters, weights.
//
//   for (std::string_view element : split_field("a, \"b,c\"", ',')) use(trim(element));   // a and "b,c"
#pragma once

#include <optional>     // what cannot be read
#include <string>       // values
#include <string_view>  // field values
#include <vector>       // elements

namespace steelyard::http {

// RFC 9110, section 5.6.2.
bool is_token(std::string_view text);

// True for a value that cannot split the message: no control character but the tab. Bytes beyond ASCII pass (RFC 9110,
// section 5.5).
bool is_field_value(std::string_view text);

// Pieces between the separator, which does not separate inside a quoted string (RFC 9110, section 5.6.1). At least one;
// blanks are kept.
std::vector<std::string_view> split_field(std::string_view value, char separator);

// True if the list has the element, compared without regard to case: "keep-alive, Close" has "close".
bool has_list_element(std::string_view list, std::string_view element);

struct FieldParameter {
  std::string name;   // lower case
  std::string value;  // without quotes and escapes
};

// `name=value` or `name="value"`, blanks around it allowed (RFC 9110, section 5.6.6).
std::optional<FieldParameter> parse_field_parameter(std::string_view text);

// A weight in thousandths: "0.8" is 800 (RFC 9110, section 12.4.2).
std::optional<int> parse_quality(std::string_view text);

}  // namespace steelyard::http
