#include "drift/json_layout.h"

#include "base/json.h"

namespace steelyard::drift {

std::string written(const Json& value, const JsonLayout& layout) {
  return write_json(value, layout.indent) + layout.end;
}

std::optional<JsonLayout> layout_of(const std::string& text, const Json& value) {
  for (const int indent : {2, 4, -1}) {
    for (const char* end : {"\n", ""}) {
      JsonLayout layout{indent, end};
      if (written(value, layout) == text) return layout;
    }
  }
  return std::nullopt;
}

}  // namespace steelyard::drift
