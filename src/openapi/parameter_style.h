// The styles of the Parameter Object: from the text of a parameter to strings, lists and objects of strings. What type
// the strings stand for is another matter (openapi/coerce.h).
//
//   read_style({.name = "color", .style = "pipeDelimited", .shape = Shape::array, .fields = fields})
//   // "color=blue%7Cblack" becomes ["blue", "black"]
#pragma once

#include <optional>     // absent values
#include <span>         // fields
#include <string_view>  // names, texts

#include "base/json_fwd.h"
#include "base/result.h"
#include "http/form.h"

namespace steelyard::openapi {

enum class Shape { primitive, array, object };

// How the characters of a value travel: as they are (headers), percent-encoded (paths, cookies), or percent-encoded
// with `+` for a blank (queries and form bodies).
enum class Escaping { none, percent, form };

struct StyledText {
  std::string_view name;
  std::string_view style;  // matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
  bool explode = false;
  Shape shape = Shape::primitive;
  Escaping escaping = Escaping::percent;
  std::string_view text = {};                   // matrix, label and simple: path segment or header value
  std::span<const http::RawField> fields = {};  // the other styles: of a query, of cookies or of a form body
};

// The value with strings for leaves, or nothing if the fields do not name the parameter. An exploded `form` object has
// no name of its own in the text: it is made of all the fields given. Delimiters are looked for before decoding, so an
// encoded delimiter is part of a value; blanks and pipes, which cannot stand unencoded in a URL, delimit either way.
// `allowReserved` changes nothing here, since reserved characters read the same encoded or not.
// OAS 3.1.1, "Style Values" and "Style Examples"; the dots that OAS 3.0.3 and 3.1.0 put between the items of a label
// that is not exploded are understood too.
// Error: parameter_style if the text does not have the form of the style, or is not UTF-8 when decoded.
Result<std::optional<Json>> read_style(const StyledText& styled);

}  // namespace steelyard::openapi
