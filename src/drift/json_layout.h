// How a JSON text is written, if a writer of JSON wrote it.
//
//   if (const std::optional<JsonLayout> layout = layout_of(text, body)) after = written(changed, *layout);
#pragma once

#include <optional>  // no such layout
#include <string>    // texts

#include "base/json_fwd.h"

namespace steelyard::drift {

struct JsonLayout {
  int indent = -1;  // blanks a level; -1: compact
  std::string end;  // what follows the value
};

std::string written(const Json& value, const JsonLayout& layout);

// 2 or 4 blanks a level or compact, with a line feed at the end or none; nothing if the text is not exactly that.
std::optional<JsonLayout> layout_of(const std::string& text, const Json& value);

}  // namespace steelyard::drift
