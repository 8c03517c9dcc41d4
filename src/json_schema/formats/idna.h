// Labels of internationalized domain names (IDNA 2008).
#pragma once

#include <cstddef>      // lengths
#include <string_view>  // labels

namespace steelyard::json_schema {

// "xn--…" whose Punycode (RFC 3492) decodes to a valid U-label that is not plain ASCII.
bool is_a_label(std::string_view label);

// Code points that RFC 5892 permits, with its contextual rules, the hyphen rules of RFC 5891 and the Bidi rule of RFC
// 5893; at most 63 characters as an A-label.
bool is_u_label(std::string_view label);

// The length of a label as a host name carries it: that of the A-label for Unicode.
std::size_t encoded_length(std::string_view label);

// RFC 5893, section 2: a domain with one right-to-left label must keep the Bidi rule in all of them.
bool has_right_to_left(std::string_view label);
bool keeps_bidi_rule(std::string_view label);

}  // namespace steelyard::json_schema
