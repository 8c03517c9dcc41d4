// Names of Unicode properties: what stands in \p{…}.
#pragma once

#include <optional>     // unknown names
#include <string>       // PCRE2's names
#include <string_view>  // ECMA-262's names

namespace steelyard::json_schema {

// ECMA-262, tables 67 to 69: "Letter", "L", "General_Category=Lu", "Script=Greek", "scx=Grek", "Alphabetic".
// Whether a script or binary property exists is left to PCRE2.
std::optional<std::string> translate_property(std::string_view name);

}  // namespace steelyard::json_schema
