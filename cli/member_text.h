// A member of a JSON object that cannot be read as a whole.
//
//   member_text(R"({"seq": 7, "case": 1e400})", "seq");   // "7"
#pragma once

#include <optional>     // absent members
#include <string_view>  // texts

namespace steelyard::cli {

// The text of the first member of that name of the outermost object, without the blanks around it. The name must be
// written without escapes. Nothing if there is none, or the object is not closed behind it; else the text may be
// anything: read_json() tells.
std::optional<std::string_view> member_text(std::string_view object, std::string_view name);

}  // namespace steelyard::cli
