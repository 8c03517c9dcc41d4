// A YAML or JSON text made to say something else, with as little of it written anew as can be.
//
//   std::optional<std::string> after = rewrite_text(text, "contract.yaml", wanted);
#pragma once

#include <optional>  // not exactly
#include <string>    // texts

#include "base/json_fwd.h"

namespace steelyard::drift {

// In block style the lines of members that differ are written anew or taken out, and new members stand behind the one
// that they follow in `wanted`; a member in flow style that differs becomes block style. JSON is written as a whole, if
// it is laid out as a writer of JSON does it (2 or 4 blanks a level, or compact). The text is read again: nothing comes
// back where it would say anything but `wanted`, as where an alias or a merge key repeats what should change.
std::optional<std::string> rewrite_text(const std::string& text, const std::string& file, const Json& wanted);

}  // namespace steelyard::drift
