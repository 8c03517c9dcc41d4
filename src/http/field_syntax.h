// The grammar of header fields (RFC 9110, section 5.6): what may stand in a name, in a value, in a list.
//
//   is_token("X-API-Key")                    // true
//   is_field_value("a\r\nSet-Cookie: b")     // false: it would split the message
//   has_list_member("Upgrade, close", "close")  // true
#pragma once

#include <string_view>  // texts

namespace steelyard::http {

// One or more characters of `token`.
bool is_token(std::string_view text);

// No control character except the tab. Bytes beyond ASCII are let through (obs-text).
bool is_field_value(std::string_view text);

// True if the comma-separated list has the member, compared without regard to case.
bool has_list_member(std::string_view list, std::string_view member);

}  // namespace steelyard::http
