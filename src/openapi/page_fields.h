// The fields that a docs page describes with <ParamField> and <ResponseField>, nested as on the page.
//
//   Result<std::vector<Field>> fields = read_fields(markdown, "page.md");
#pragma once

#include <string>       // names
#include <string_view>  // attributes
#include <vector>       // fields

#include "openapi/jsx_tag.h"
#include "openapi/markdown.h"

namespace steelyard::openapi {

struct Field {
  enum class Kind { parameter, response };
  Kind kind = Kind::parameter;
  std::string in;  // parameter: "header", "query", "path", "body" or "cookie"
  std::string name;
  std::string type;         // as written: "string", "object[]"; "" if the page does not say
  std::string description;  // blanks collapsed
  JsxTag tag;
  TextOrigin place;  // of the tag
  std::vector<Field> children;
};

// Other components are transparent: a field inside <Expandable> belongs to the field around it.
// Error: page_invalid for a field without a name or a place, and for tags of fields that do not match.
Result<std::vector<Field>> read_fields(const Markdown& page, const std::string& file);

}  // namespace steelyard::openapi
