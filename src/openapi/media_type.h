// Media types and media ranges of HTTP, and which of several representations a client would rather have.
//
//   matches("application/*+json", "application/problem+json")                     // true
//   negotiate("text/html;q=0.5, application/json", {"text/html", "application/json"})   // 1
#pragma once

#include <cstddef>      // indices
#include <optional>     // nothing fits
#include <string>       // names
#include <string_view>  // field values
#include <utility>      // parameters
#include <vector>       // parameters, offers

#include "base/result.h"

namespace steelyard::openapi {

// "text/*;q=0.3" taken apart. A media type is a range without wildcards.
struct MediaRange {
  std::string type;     // lower case; "*" for any
  std::string subtype;  // lower case; "*" for any, "*+json" for any of that suffix
  std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case, values unquoted

  // The value of the parameter of that lower-case name, or nullptr.
  const std::string* parameter(std::string_view name) const;
  bool operator==(const MediaRange&) const = default;
};

// RFC 9110, sections 8.3.1 and 12.5.1. Error: media_type_syntax.
Result<MediaRange> parse_media_range(std::string_view text);

// True if the type lies in the range. Parameters of the range must stand in the type with equal values (without regard
// to case); more of them in the type do no harm. `charset` is not looked at for JSON, which has none (RFC 8259, 8.1).
bool matches(const MediaRange& range, const MediaRange& type);

// The same for texts; false if one of them cannot be read.
bool matches(std::string_view range, std::string_view type);

// The index of the narrowest range that the type lies in, the first of several, or nothing.
std::optional<std::size_t> best_match(const std::vector<std::string>& ranges, std::string_view type);

// The index of the offer that an `Accept` field asks for (RFC 9110, section 12.5.1): the highest quality, then the
// narrowest range, then the order of the field, then the order of the offers. An offer may be a range itself. Nothing
// if every offer is refused. Elements that cannot be read are passed over; a field without any other accepts all.
std::optional<std::size_t> negotiate(std::string_view accept, const std::vector<std::string>& offered);

// What a body of that type is made of. Structured suffixes count: application/problem+json is JSON (RFC 6839).
bool is_json(std::string_view media_type);
bool is_xml(std::string_view media_type);
bool is_text(std::string_view media_type);       // text/*, with text/xml among them
bool is_form(std::string_view media_type);       // application/x-www-form-urlencoded
bool is_multipart(std::string_view media_type);  // multipart/*

}  // namespace steelyard::openapi
