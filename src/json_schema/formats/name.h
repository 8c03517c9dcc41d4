// Identifiers, pointers and encodings.
#pragma once

#include <string_view>  // texts

namespace steelyard::json_schema {

// RFC 4122, section 3 (the grammar; version and variant are not looked at).
bool is_uuid(std::string_view text);
// RFC 6901, sections 3 and 5.
bool is_json_pointer(std::string_view text);
// draft-bhutton-relative-json-pointer-00, section 3.
bool is_relative_json_pointer(std::string_view text);
// ECMA-262, section 22.2.1, with the "u" flag. Compiles the pattern, so it allocates.
bool is_regex(std::string_view text);
// RFC 4648, section 4, padded.
bool is_base64(std::string_view text);

}  // namespace steelyard::json_schema
