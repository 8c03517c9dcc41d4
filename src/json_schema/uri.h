// URI references as RFC 3986, section 5 resolves them. No network, no percent-decoding.
//
//   resolve_uri("file:///schemas/a.yaml", "b.yaml#/x")   // "file:///schemas/b.yaml#/x"
#pragma once

#include <string>       // URIs
#include <string_view>  // parts
#include <utility>      // halves

namespace steelyard::json_schema {

// `base` may itself be relative (a plain path); its fragment is dropped.
std::string resolve_uri(std::string_view base, std::string_view reference);

// What stands before and after the first '#'; the fragment is empty without one.
std::pair<std::string_view, std::string_view> split_fragment(std::string_view uri);

}  // namespace steelyard::json_schema
