#include <algorithm>  // std::any_of, std::find
#include <string>     // names
#include <utility>    // std::move
#include <vector>     // parts

#include "base/document.h"
#include "base/json.h"
#include "http/field_value.h"
#include "http/multipart.h"
#include "openapi/coerce.h"
#include "openapi/form_body.h"
#include "openapi/media_type.h"
#include "openapi/member_index.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {
namespace {

using http::FormPart;

// The schema of the property that a part belongs to, if the body has one.
std::optional<SchemaView> schema_of(const Contract& contract, const MediaType& media, const std::string& name) {
  if (!media.schema) return std::nullopt;
  const std::vector<SchemaView> schemas = property_schemas(SchemaView(contract.registry, *media.schema), name);
  return schemas.empty() ? std::nullopt : std::optional(schemas.front());
}

bool is_list(const std::optional<SchemaView>& schema) {
  if (!schema) return false;
  const std::vector<Shape> found = shapes(*schema);
  return found.size() == 1 && found.front() == Shape::array;
}

// An object without a Content-Type of its own is sent as JSON (OAS 3.1.1, "Encoding Object", `contentType`).
bool is_json_part(const FormPart& part, const std::optional<SchemaView>& schema) {
  if (is_json(part.content_type)) return true;
  if (!schema || part.headers.has("Content-Type")) return false;
  const std::vector<Shape> found = shapes(*schema);
  return found.size() == 1 && found.front() == Shape::object;
}

// The media types of an encoding, one of which a part must have; texts may leave their type out.
bool has_encoded_type(const FormPart& part, const Encoding& encoding) {
  if (encoding.content_type.empty() || !part.headers.has("Content-Type")) return true;
  const std::vector<std::string_view> ranges = http::split_field(encoding.content_type, ',');
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](std::string_view range) { return matches(range, part.content_type); });
}

// A list item is coerced as such, although the part stands alone.
Json coerce_part(const Json& text, const std::optional<SchemaView>& schema, Preference preference) {
  if (!schema) return text;
  const Json value = coerce(text, *schema, preference);
  return is_list(schema) && value.is_array() ? value.front() : value;
}

Result<Readings> read_part(const FormPart& part, const std::optional<SchemaView>& schema) {
  if (is_json_part(part, schema)) {
    const Result<Document> json = read_json(part.body, "part \"" + part.name + "\"");
    if (!json) return json.error();
    return Readings{json->root(), json->root()};
  }
  const Json text = text_or_octets(part.body);
  return Readings{coerce_part(text, schema, Preference::typed), coerce_part(text, schema, Preference::text)};
}

void add_part(MemberIndex& object, const std::string& name, Json value, bool list) {
  const bool repeated = object.has(name);
  Json& member = object.at(name);
  if (!repeated) {
    member = list ? Json::array({std::move(value)}) : std::move(value);
    return;
  }
  if (!list && !member.is_array()) member = Json::array({member});
  member.push_back(std::move(value));
}

}  // namespace

Result<BodyValue> read_multipart_body(const Contract& contract, const MediaType& media, std::string_view content_type,
                                      std::string_view body) {
  const Result<MediaRange> type = parse_media_range(content_type);
  const std::string* boundary = type ? type->parameter("boundary") : nullptr;
  if (boundary == nullptr) return Error{ErrorCode::multipart_syntax, "the Content-Type names no boundary", {}};
  const Result<std::vector<FormPart>> parts = http::parse_multipart_form(body, *boundary);
  if (!parts) return parts.error();
  BodyValue value{{Json::object(), Json::object()}, {}};
  MemberIndex typed(value.readings[0]);
  MemberIndex text(value.readings[1]);
  for (const FormPart& part : *parts) {
    const std::optional<SchemaView> schema = schema_of(contract, media, part.name);
    if (!has_encoded_type(part, encoding_of(media, part.name))) {
      value.problems.push_back(
          {part.name, "contentType",
           "the part has the media type " + part.content_type + ", which is not the documented one"});
    }
    Result<Readings> readings = read_part(part, schema);
    if (!readings) return readings.error();
    add_part(typed, part.name, std::move((*readings)[0]), is_list(schema));
    add_part(text, part.name, std::move((*readings)[1]), is_list(schema));
  }
  return value;
}

}  // namespace steelyard::openapi
