#include "openapi/form_body.h"

#include <algorithm>  // std::any_of
#include <optional>   // schemas
#include <string>     // names
#include <utility>    // std::move
#include <vector>     // fields

#include "base/json.h"
#include "base/utf8.h"
#include "http/form.h"
#include "openapi/coerce.h"
#include "openapi/media_type.h"
#include "openapi/member_index.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {
namespace {

bool has_object_shape_only(const SchemaView& schema) {
  const std::vector<Shape> found = shapes(schema);
  return found.size() == 1 && found.front() == Shape::object;
}

// The form under construction, once with typed values and once with texts where the schema leaves the choice.
struct Objects {
  Json typed = Json::object();
  Json text = Json::object();
  MemberIndex typed_members = MemberIndex(typed);
  MemberIndex text_members = MemberIndex(text);

  void set(const std::string& name, const Readings& readings) {
    typed_members.at(name) = readings.front();
    text_members.at(name) = readings.back();
  }
  BodyValue finish(std::vector<FormProblem> problems) {
    BodyValue value{{std::move(typed)}, std::move(problems)};
    if (text != value.readings.front()) value.readings.push_back(std::move(text));
    return value;
  }
};

class UrlencodedReader {
 public:
  UrlencodedReader(const Contract& contract, const MediaType& media, std::string_view body)
      : contract_(contract), media_(media), fields_(http::split_fields(body, '&')) {}

  BodyValue read() {
    if (media_.schema) {
      const SchemaView schema(contract_.registry, *media_.schema);
      for (const std::string& name : property_names(schema).names) read_property(schema, name);
    }
    for (const http::RawField& field : fields_) read_unknown(field);
    return objects_.finish(std::move(problems_));
  }

 private:
  void read_property(const SchemaView& schema, const std::string& name) {
    const std::vector<SchemaView> schemas = property_schemas(schema, name);
    Encoding encoding = encoding_of(media_, name);
    known_.push_back(name);
    if (has_object_shape_only(schemas.front())) {
      if (looks_like_json(name) && encoding.content_type.empty()) encoding.content_type = "application/json";
      const PropertyNames members = property_names(schemas.front());
      if (encoding.style == "form") known_.insert(known_.end(), members.names.begin(), members.names.end());
    }
    const Result<Readings> readings =
        read_form_property(contract_, schemas.front().place(), encoding, owned_fields(encoding));
    if (!readings) {
      problems_.push_back({name, "style", readings.error().message});
    } else if (!readings->empty()) {
      objects_.set(name, *readings);
    }
  }

  // An exploded object has no name in the text, so it must not take fields that are properties themselves.
  std::vector<http::RawField> owned_fields(const Encoding& encoding) const {
    if (encoding.style != "form" || !encoding.explode || !media_.schema) return fields_;
    const PropertyNames siblings = property_names(SchemaView(contract_.registry, *media_.schema));
    std::vector<http::RawField> owned;
    for (const http::RawField& field : fields_) {
      const bool taken = field.name != encoding.property &&
                         std::find(siblings.names.begin(), siblings.names.end(), field.name) != siblings.names.end();
      if (!taken) owned.push_back(field);
    }
    return owned;
  }

  bool looks_like_json(const std::string& name) const {
    return std::any_of(fields_.begin(), fields_.end(), [&](const http::RawField& field) {
      return field.name == name && http::form_decode(field.value).starts_with('{');
    });
  }

  // A field that no property names: a string, or a list if it is repeated.
  void read_unknown(const http::RawField& field) {
    const std::string name = field.name.substr(0, field.name.find('['));
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) return;
    const Json value = text_or_octets(http::form_decode(field.value));
    for (MemberIndex* members : {&objects_.typed_members, &objects_.text_members}) {
      Json& member = members->at(field.name);
      if (member.is_null()) {
        member = value;
      } else {
        if (!member.is_array()) member = Json::array({member});
        member.push_back(value);
      }
    }
  }

  const Contract& contract_;
  const MediaType& media_;
  std::vector<http::RawField> fields_;
  std::vector<std::string> known_;
  Objects objects_;
  std::vector<FormProblem> problems_;
};

}  // namespace

BodyValue read_urlencoded_body(const Contract& contract, const MediaType& media, std::string_view body) {
  return UrlencodedReader(contract, media, body).read();
}

Encoding encoding_of(const MediaType& media, const std::string& property) {
  for (const Encoding& encoding : media.encodings) {
    if (encoding.property == property) return encoding;
  }
  Encoding encoding;
  encoding.property = property;
  return encoding;
}

std::string text_or_octets(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string text;
  for (const char c : bytes) text += static_cast<unsigned char>(c) < 0x80 ? c : '?';
  return text;
}

}  // namespace steelyard::openapi
