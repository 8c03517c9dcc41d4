// A JSON value as YAML for people to read and edit.
//
//   std::string text = write_yaml(document.root());   // read_yaml(text) gives the same value
#pragma once

#include <string>  // the text

#include "base/json_fwd.h"

namespace steelyard {

// Block style, two blanks a level. Strings are quoted where YAML 1.2 or 1.1 would read something else ("200", "no",
// "on", "2026-01-01"), so that older readers agree. Numbers keep their digits.
std::string write_yaml(const Json& value);

}  // namespace steelyard
