// name=value pairs as they travel: query strings, cookies, application/x-www-form-urlencoded bodies.
//
//   for (const RawField& field : split_fields(query_of(request.target), '&')) use(field.name,
//   form_decode(field.value));
#pragma once

#include <string>       // names, values
#include <string_view>  // texts
#include <vector>       // fields

#include "http/message.h"

namespace steelyard::http {

// The name is decoded. The value stands as it was sent: who splits it at delimiters has to do so before decoding.
struct RawField {
  std::string name;
  std::string value;

  bool operator==(const RawField&) const = default;
};

// The part of a request target after its first `?`, without a fragment; "" if there is none.
std::string_view query_of(std::string_view target);

// Pieces between the separators, empty ones left out; a piece without `=` has an empty value.
// URL Standard, "application/x-www-form-urlencoded parsing".
std::vector<RawField> split_fields(std::string_view text, char separator);

// The pairs of every Cookie field (RFC 6265, section 4.2.1), names and values as sent.
std::vector<RawField> cookies_of(const Headers& headers);

// `+` becomes a blank, then percent-decoding.
std::string form_decode(std::string_view text);

// The other way round: letters, digits and `*-._` stand for themselves (URL Standard,
// "application/x-www-form-urlencoded serializing").
std::string form_encode(std::string_view text);

}  // namespace steelyard::http
