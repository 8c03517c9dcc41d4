#include "openapi/parameter_style.h"

#include <algorithm>  // std::find_if
#include <string>     // values
#include <utility>    // std::move
#include <vector>     // pieces

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/deep_object.h"
#include "openapi/style_text.h"

namespace steelyard::openapi {
namespace {

using Reading = Result<std::optional<Json>>;
using Pieces = std::vector<std::string_view>;

Reading as_reading(Result<Json> value) {
  if (!value) return value.error();
  return std::optional<Json>(std::move(*value));
}

// The separated pieces of a list: items of an array, or names and values of an object in turn.
Result<Json> read_list(const StyledText& styled, const Pieces& pieces) {
  if (styled.shape == Shape::object) return read_alternating(styled, pieces);
  Json items = Json::array();
  for (const std::string_view piece : pieces) {
    Result<std::string> item = decode_piece(styled, piece);
    if (!item) return item.error();
    items.push_back(std::move(*item));
  }
  return items;
}

// "R=100,G=200": every piece a pair.
Result<Json> read_pairs(const StyledText& styled, const Pieces& pieces) {
  Json object = Json::object();
  for (const std::string_view piece : pieces) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) {
      return style_error(styled, "a member is not name=value");
    }
    Result<std::string> name = decode_piece(styled, piece.substr(0, equals));
    Result<std::string> value = decode_piece(styled, piece.substr(equals + 1));
    if (!name) return name.error();
    if (!value) return value.error();
    add_value(object[*name], std::move(*value));
  }
  return object;
}

Result<Json> read_primitive(const StyledText& styled, std::string_view text) {
  Result<std::string> value = decode_piece(styled, text);
  if (!value) return value.error();
  return Json(std::move(*value));
}

// Arrays and objects of simple and label, which differ in the separators only.
Result<Json> read_separated(const StyledText& styled, std::string_view text, std::string_view separator) {
  const Pieces pieces = split_text(text, {separator});
  return styled.shape == Shape::object && styled.explode ? read_pairs(styled, pieces) : read_list(styled, pieces);
}

// RFC 6570, section 3.2.2: "blue,black".
Reading read_simple(const StyledText& styled) {
  if (styled.shape == Shape::primitive) return as_reading(read_primitive(styled, styled.text));
  return as_reading(read_separated(styled, styled.text, ","));
}

// RFC 6570, section 3.2.5: ".blue,black", exploded ".blue.black".
Reading read_label(const StyledText& styled) {
  if (!styled.text.starts_with('.')) return style_error(styled, "a dot is wanted before the value");
  const std::string_view text = styled.text.substr(1);
  if (styled.shape == Shape::primitive) return as_reading(read_primitive(styled, text));
  const bool dots = styled.explode || text.find(',') == std::string_view::npos;
  return as_reading(read_separated(styled, text, dots ? "." : ","));
}

// RFC 6570, section 3.2.7: ";color=blue,black", exploded ";color=blue;color=black".
Reading read_matrix(const StyledText& styled) {
  if (!styled.text.starts_with(';')) return style_error(styled, "a semicolon is wanted before the name");
  const Pieces pieces = split_text(styled.text.substr(1), {";"});
  if (styled.explode && styled.shape == Shape::object) return as_reading(read_pairs(styled, pieces));
  Pieces values;
  for (const std::string_view piece : pieces) {
    const std::size_t equals = std::min(piece.find('='), piece.size());
    if (percent_decode(piece.substr(0, equals)) != styled.name) {
      return style_error(styled, "\";" + std::string(styled.name) + "=\" is wanted before the value");
    }
    values.push_back(piece.substr(std::min(equals + 1, piece.size())));
  }
  if (values.size() == 1 && !styled.explode && styled.shape != Shape::primitive) {
    return as_reading(read_list(styled, split_text(values[0], {","})));
  }
  if (styled.shape == Shape::array) return as_reading(read_list(styled, values));
  if (values.size() != 1) return style_error(styled, "one value is wanted");
  return as_reading(read_primitive(styled, values[0]));
}

Pieces values_of(const StyledText& styled) {
  Pieces values;
  for (const http::RawField& field : styled.fields) {
    if (field.name == styled.name) values.push_back(field.value);
  }
  return values;
}

// The styles of named fields, which differ in what separates the items of one value.
Reading read_fields(const StyledText& styled, const Pieces& separators) {
  if (styled.shape == Shape::object && styled.explode) return read_exploded_object(styled);
  const Pieces values = values_of(styled);
  if (values.empty()) return std::optional<Json>();
  if (styled.shape == Shape::array && styled.explode) return as_reading(read_list(styled, values));
  if (values.size() > 1) {
    return style_error(styled, "it is given " + std::to_string(values.size()) + " times but takes one value");
  }
  if (styled.shape == Shape::primitive) return as_reading(read_primitive(styled, values[0]));
  return as_reading(read_list(styled, split_text(values[0], separators)));
}

Reading read_form(const StyledText& styled) { return read_fields(styled, {","}); }
Reading read_space_delimited(const StyledText& styled) { return read_fields(styled, {"%20", "+", " "}); }
Reading read_pipe_delimited(const StyledText& styled) { return read_fields(styled, {"|", "%7C", "%7c"}); }

// Defined for objects only; anything else is read like a form.
Reading read_deep(const StyledText& styled) {
  if (styled.shape == Shape::object) return read_deep_object(styled);
  StyledText form = styled;
  form.explode = true;
  return read_form(form);
}

struct Style {
  std::string_view name;
  Reading (*read)(const StyledText&);
};

constexpr Style kStyles[] = {
    {"matrix", read_matrix},
    {"label", read_label},
    {"simple", read_simple},
    {"form", read_form},
    {"spaceDelimited", read_space_delimited},
    {"pipeDelimited", read_pipe_delimited},
    {"deepObject", read_deep},
};

}  // namespace

Result<std::optional<Json>> read_style(const StyledText& styled) {
  const auto* const end = std::end(kStyles);
  const auto* const style = std::find_if(kStyles, end, [&](const Style& row) { return row.name == styled.style; });
  if (style == end) return style_error(styled, "the style \"" + std::string(styled.style) + "\" is not known");
  return style->read(styled);
}

}  // namespace steelyard::openapi
