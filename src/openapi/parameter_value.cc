#include "openapi/parameter_value.h"

#include <algorithm>  // std::find
#include <optional>   // absent values
#include <span>       // fields
#include <string>     // names
#include <utility>    // std::move

#include "base/document.h"
#include "base/json.h"
#include "openapi/coerce.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"
#include "openapi/style_text.h"

namespace steelyard::openapi {
namespace {

// What a place of parameters says about their text.
struct PlaceRules {
  ParameterPlace place;
  Escaping escaping;
};

constexpr PlaceRules kPlaces[] = {
    {ParameterPlace::path, Escaping::percent},
    {ParameterPlace::query, Escaping::form},
    {ParameterPlace::header, Escaping::none},
    {ParameterPlace::cookie, Escaping::percent},
};

Escaping escaping_of(ParameterPlace place) {
  for (const PlaceRules& rules : kPlaces) {
    if (rules.place == place) return rules.escaping;
  }
  return Escaping::none;
}

void add_reading(Readings& readings, Json value) {
  if (std::find(readings.begin(), readings.end(), value) == readings.end()) readings.push_back(std::move(value));
}

// All that a styled text can mean: in each shape that the schema allows, typed and as it stands. An exploded object is
// made of `members`; any other shape stands in the field of the parameter's own name.
Result<Readings> read_shapes(StyledText styled, const SchemaView& schema,
                             const std::vector<http::RawField>* members = nullptr) {
  const auto fields = styled.fields;
  Readings readings;
  std::optional<Error> error;
  for (const Shape shape : shapes(schema)) {
    styled.shape = shape;
    styled.fields = members != nullptr && shape == Shape::object ? std::span(*members) : fields;
    const Result<std::optional<Json>> texts = read_style(styled);
    if (!texts) {
      if (!error) error = texts.error();
      continue;
    }
    if (!*texts) continue;
    add_reading(readings, coerce(**texts, schema, Preference::typed));
    add_reading(readings, coerce(**texts, schema, Preference::text));
  }
  if (readings.empty() && error) return *error;
  return readings;
}

// A parameter whose media type is given: the text is a document of that type.
Result<Readings> read_content(const StyledText& styled, std::string_view media_type, std::string_view text) {
  Result<std::string> decoded = decode_piece(styled, text);
  if (!decoded) return decoded.error();
  if (!is_json(media_type)) return Readings{Json(std::move(*decoded))};
  const Result<Document> json = read_json(*decoded, "");
  if (!json) {
    return Error{json.error().code, "\"" + std::string(styled.name) + "\" is not JSON: " + json.error().message, {}};
  }
  return Readings{json->root()};
}

bool is_exploded_object(const StyledText& styled, const SchemaView& schema) {
  const std::vector<Shape> found = shapes(schema);
  return styled.explode && styled.style != "deepObject" &&
         std::find(found.begin(), found.end(), Shape::object) != found.end();
}

// The fields that make up an exploded object, which bears no name in the text: those that its schema names, and, if
// the schema is open, whatever no other parameter claims.
std::vector<http::RawField> own_fields(const SchemaView& schema, const std::vector<http::RawField>& fields,
                                       const std::vector<std::string>& claimed) {
  const PropertyNames own = property_names(schema);
  const auto among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::vector<http::RawField> found;
  for (const http::RawField& field : fields) {
    if (among(own.names, field.name) || (own.open && !among(claimed, field.name))) found.push_back(field);
  }
  return found;
}

std::vector<std::string> other_names(const Operation& operation, const Parameter& parameter) {
  std::vector<std::string> names;
  for (const Parameter& other : operation.parameters) {
    if (other.in == parameter.in && other.name != parameter.name) names.push_back(other.name);
  }
  return names;
}

// The text of a parameter of a path or header, or nothing.
std::optional<std::string> find_text(const Parameter& parameter, const ParameterSources& sources) {
  if (parameter.in == ParameterPlace::header) return sources.headers.combined(parameter.name);
  for (const auto& [name, value] : sources.path) {
    if (name == parameter.name) return value;
  }
  return std::nullopt;
}

std::optional<std::string> find_field(const std::vector<http::RawField>& fields, const std::string& name) {
  for (const http::RawField& field : fields) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

StyledText styled_text(const Parameter& parameter) {
  return {.name = parameter.name,
          .style = parameter.style,
          .explode = parameter.explode,
          .escaping = escaping_of(parameter.in)};
}

Result<Readings> read_fields(const Contract& contract, const Operation& operation, const Parameter& parameter,
                             const std::vector<http::RawField>& fields) {
  StyledText styled = styled_text(parameter);
  const SchemaView schema(contract.registry, *parameter.schema);
  styled.fields = fields;
  if (!is_exploded_object(styled, schema)) return read_shapes(styled, schema);
  const std::vector<http::RawField> own = own_fields(schema, fields, other_names(operation, parameter));
  return read_shapes(styled, schema, &own);
}

}  // namespace

ParameterSources parameter_sources(const http::Request& request, const PathParameters& path) {
  return {path, request.headers, http::split_fields(http::query_of(request.target), '&'),
          http::cookies_of(request.headers)};
}

Result<Readings> read_parameter(const Contract& contract, const Operation& operation, const Parameter& parameter,
                                const ParameterSources& sources) {
  const bool has_fields = parameter.in == ParameterPlace::query || parameter.in == ParameterPlace::cookie;
  const std::vector<http::RawField>& fields = parameter.in == ParameterPlace::cookie ? sources.cookies : sources.query;
  if (parameter.schema && has_fields) return read_fields(contract, operation, parameter, fields);
  const std::optional<std::string> text =
      has_fields ? find_field(fields, parameter.name) : find_text(parameter, sources);
  if (!text) return Readings{};
  StyledText styled = styled_text(parameter);
  styled.text = *text;
  if (parameter.content) return read_content(styled, parameter.content->range, *text);
  if (parameter.schema) return read_shapes(styled, SchemaView(contract.registry, *parameter.schema));
  return read_content(styled, "", *text);
}

Result<Readings> read_header(const Contract& contract, const Header& header, std::string_view value) {
  const StyledText styled{
      .name = header.name, .style = "simple", .explode = header.explode, .escaping = Escaping::none, .text = value};
  if (header.schema) return read_shapes(styled, SchemaView(contract.registry, *header.schema));
  return read_content(styled, header.content ? header.content->range : std::string(), value);
}

Result<Readings> read_form_property(const Contract& contract, const SchemaRef& schema, const Encoding& encoding,
                                    const std::vector<http::RawField>& fields) {
  StyledText styled{.name = encoding.property,
                    .style = encoding.style,
                    .explode = encoding.explode,
                    .escaping = Escaping::form,
                    .fields = fields};
  if (is_json(encoding.content_type)) {
    const std::optional<std::string> text = find_field(fields, encoding.property);
    return text ? read_content(styled, encoding.content_type, *text) : Readings{};
  }
  const SchemaView view(contract.registry, schema);
  if (!is_exploded_object(styled, view)) return read_shapes(styled, view);
  const std::vector<http::RawField> own = own_fields(view, fields, {});
  return read_shapes(styled, view, &own);
}

}  // namespace steelyard::openapi
