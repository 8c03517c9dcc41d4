// The tags of components in a piece of markup.
//
//   for (std::size_t from = 0; auto tag = next_tag(text, from); from = tag->end) use(tag->name);
//
// JSX knows attributes without a value and values in braces, which XML does not, so an XML parser cannot read them.
#pragma once

#include <cstddef>      // offsets
#include <optional>     // no further tag
#include <string>       // names, values
#include <string_view>  // markup
#include <vector>       // attributes

namespace steelyard::openapi {

struct JsxAttribute {
  std::string name;
  std::string value;       // without quotes or braces
  bool has_value = false;  // false: the bare name, which means true
};

struct JsxTag {
  std::string name;
  bool closing = false;       // </Name>
  bool self_closing = false;  // <Name/>
  std::vector<JsxAttribute> attributes;
  std::size_t begin = 0;  // of '<'
  std::size_t end = 0;    // after '>'

  // nullptr if the tag has no such attribute.
  const JsxAttribute* find(std::string_view attribute) const;
  // True for a bare attribute and for {true}.
  bool flag(std::string_view attribute) const;
};

// The first tag of a component (its name begins with a capital) that begins at or after `from`.
std::optional<JsxTag> next_tag(std::string_view text, std::size_t from);

}  // namespace steelyard::openapi
