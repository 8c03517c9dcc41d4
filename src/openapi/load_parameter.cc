// Parameter Object and Header Object (OAS 3.1.1, 4.8.12 and 4.8.21).
#include <algorithm>  // std::find

#include "base/json.h"
#include "http/field_value.h"
#include "http/message.h"
#include "openapi/load.h"

namespace steelyard::openapi {
namespace {

// One row a place: which styles it allows, the first being the default.
struct PlaceRow {
  std::string_view text;
  ParameterPlace place;
  std::initializer_list<std::string_view> styles;
};
const PlaceRow kPlaces[] = {
    {"path", ParameterPlace::path, {"simple", "label", "matrix"}},
    {"query", ParameterPlace::query, {"form", "spaceDelimited", "pipeDelimited", "deepObject"}},
    {"header", ParameterPlace::header, {"simple"}},
    {"cookie", ParameterPlace::cookie, {"form"}},
};

// Headers that a Parameter Object may not describe (they have members of their own in the document).
bool is_ignored_header(const Parameter& parameter) {
  constexpr std::string_view kIgnored[] = {"accept", "content-type", "authorization"};
  if (parameter.in != ParameterPlace::header) return false;
  return std::any_of(std::begin(kIgnored), std::end(kIgnored),
                     [&](std::string_view name) { return http::equals_ignore_case(name, parameter.name); });
}

std::optional<MediaType> load_single_content(Loading& loading, ObjectReader& object) {
  const auto content = object.object("content");
  if (!content) return std::nullopt;
  std::vector<MediaType> media = load_content(loading, *content);
  if (media.size() != 1) {
    loading.fail(ErrorCode::openapi_invalid, "\"content\" of a parameter or header has exactly one media type",
                 content->where());
    return std::nullopt;
  }
  return std::move(media.front());
}

}  // namespace

std::string_view to_string(ParameterPlace place) {
  for (const PlaceRow& row : kPlaces) {
    if (row.place == place) return row.text;
  }
  return "";
}

std::optional<Parameter> load_parameter(Loading& loading, const Node& node) {
  ObjectReader object(loading, node, "parameter object");
  Parameter parameter;
  parameter.where = node.where();
  parameter.object = node.ref();
  parameter.name = object.required_text("name");
  const std::string in = object.required_text("in");
  const auto* row =
      std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const PlaceRow& r) { return r.text == in; });
  if (row == std::end(kPlaces)) {
    loading.fail(ErrorCode::openapi_invalid,
                 "a parameter stands in path, query, header or cookie, not in \"" + in + "\"", node.where());
    return std::nullopt;
  }
  parameter.in = row->place;
  parameter.required = object.flag("required");
  parameter.allow_empty_value = object.flag("allowEmptyValue");
  parameter.allow_reserved = object.flag("allowReserved");
  parameter.style = object.text("style", *row->styles.begin());
  if (std::find(row->styles.begin(), row->styles.end(), parameter.style) == row->styles.end()) {
    loading.fail(ErrorCode::openapi_invalid, "the style \"" + parameter.style + "\" does not exist in " + in,
                 node.where());
  }
  parameter.explode = object.flag("explode", parameter.style == "form");
  object.skip({"schema", "description", "deprecated"});
  if (const auto schema = node.member("schema")) parameter.schema = schema->ref();
  parameter.content = load_single_content(loading, object);
  parameter.examples = load_examples(loading, object);
  object.finish();
  if (is_ignored_header(parameter)) {
    loading.warn("a parameter object cannot describe the header \"" + parameter.name + "\"", node.where());
    return std::nullopt;
  }
  return parameter;
}

// A name or an example that would split the message cannot be sent (RFC 9110, section 5.5).
void check_sendable(Loading& loading, const Header& header) {
  if (!http::is_token(header.name)) {
    loading.fail(ErrorCode::openapi_invalid, "\"" + header.name + "\" cannot be the name of a header", header.where);
  }
  for (const Example& example : header.examples) {
    if (example.value->is_string() && !http::is_field_value(example.value->get_ref<const std::string&>())) {
      loading.fail(ErrorCode::openapi_invalid,
                   "the example of the header \"" + header.name + "\" has a control character in it", example.where);
    }
  }
}

Header load_header(Loading& loading, const std::string& name, const Node& node) {
  ObjectReader object(loading, node, "header object");
  Header header;
  header.name = name;
  header.where = node.where();
  header.required = object.flag("required");
  header.explode = object.flag("explode");
  object.skip({"schema", "description", "deprecated", "style", "allowEmptyValue", "allowReserved"});
  if (const auto schema = node.member("schema")) header.schema = schema->ref();
  header.content = load_single_content(loading, object);
  header.examples = load_examples(loading, object);
  object.finish();
  check_sendable(loading, header);
  return header;
}

}  // namespace steelyard::openapi
