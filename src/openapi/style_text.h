// Pieces of styled texts: splitting, decoding, collecting. Shared by the readers of the styles.
#pragma once

#include <string>       // decoded pieces
#include <string_view>  // pieces
#include <vector>       // pieces

#include "base/json_fwd.h"
#include "base/result.h"
#include "openapi/parameter_style.h"

namespace steelyard::openapi {

// A parameter_style error that names the parameter and its style. Values are not repeated: they may be credentials.
Error style_error(const StyledText& styled, const std::string& why);

// Pieces between any of the separators; none of an empty text.
std::vector<std::string_view> split_text(std::string_view text, const std::vector<std::string_view>& separators);

// Error: parameter_style if the decoded text is not UTF-8.
Result<std::string> decode_piece(const StyledText& styled, std::string_view piece);

// Null becomes the value; a value that is there already becomes an array of both.
void add_value(Json& target, std::string value);

// "R,100,G,200": names and values in turn. Error: parameter_style if a name lacks its value.
Result<Json> read_alternating(const StyledText& styled, const std::vector<std::string_view>& pieces);

// An object of all fields, or nothing if there are none. Error: parameter_style.
Result<std::optional<Json>> read_exploded_object(const StyledText& styled);

}  // namespace steelyard::openapi
