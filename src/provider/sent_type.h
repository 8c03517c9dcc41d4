// The media type that a body is sent as where the contract documents a range.
//
//   sent_type("*/*")                              // "application/json"
//   sent_type("text/*")                           // "text/plain"
//   sent_type("application/json; charset=utf-8")  // as it stands
#pragma once

#include <string>       // types
#include <string_view>  // ranges
#include <vector>       // types

namespace steelyard::openapi {
struct ResponseSpec;
}

namespace steelyard::provider {

// The usual types that lie in the range, JSON first.
std::vector<std::string> usual_types(std::string_view range);

// A range without wildcards as it stands, else the first usual type in it, else the range.
std::string sent_type(const std::string& range);

// The type that a body is taken for which comes without one: JSON as the contract documents it, since that is what is
// saved; without JSON what the contract lists first. `documented` may be nullptr: application/json.
std::string presumed_type(const openapi::ResponseSpec* documented);

}  // namespace steelyard::provider
