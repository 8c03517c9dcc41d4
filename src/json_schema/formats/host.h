// Host names, addresses of the Internet and of mail.
#pragma once

#include <string_view>  // texts

namespace steelyard::json_schema {

// RFC 1123, section 2.1, with labels of at most 63 and names of at most 253 characters; "xn--" labels must be valid
// A-labels (RFC 5890, section 2.3.2.1).
bool is_hostname(std::string_view text);
// The same without a look at "xn--" labels, which drafts 4 and 6 do not know.
bool is_plain_hostname(std::string_view text);
// RFC 5890: labels of Unicode letters too.
bool is_idn_hostname(std::string_view text);

// RFC 2673, section 3.2: four decimal numbers without leading zeros.
bool is_ipv4(std::string_view text);
// RFC 4291, section 2.2, without a zone.
bool is_ipv6(std::string_view text);

// RFC 5321, section 4.1.2 ("Mailbox").
bool is_email(std::string_view text);
// RFC 6531: the same with Unicode.
bool is_idn_email(std::string_view text);

}  // namespace steelyard::json_schema
