#include "openapi/body_value.h"

#include <algorithm>  // std::find
#include <utility>    // std::move

#include "base/document.h"
#include "base/json.h"
#include "openapi/coerce.h"
#include "openapi/form_body.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {
namespace {

struct BodyText {
  const Contract& contract;
  const MediaType& media;
  std::string_view content_type;
  std::string_view body;
};

Result<BodyValue> read_json_body(const BodyText& text) {
  const Result<Document> json = read_json(text.body, "request body");
  if (!json) return json.error();
  return BodyValue{{json->root()}, {}};
}

Result<BodyValue> read_form(const BodyText& text) { return read_urlencoded_body(text.contract, text.media, text.body); }

Result<BodyValue> read_multipart(const BodyText& text) {
  return read_multipart_body(text.contract, text.media, text.content_type, text.body);
}

// XML is not looked into: what the `xml` keywords say is about names in markup, which no schema here evaluates.
Result<BodyValue> read_nothing(const BodyText& /*text*/) { return BodyValue{}; }

Result<BodyValue> read_text(const BodyText& text) {
  Json value = text_or_octets(text.body);
  BodyValue read;
  if (text.media.schema) {
    const SchemaView schema(text.contract.registry, *text.media.schema);
    read.readings.push_back(coerce(value, schema, Preference::typed));
  }
  read.readings.push_back(std::move(value));
  return read;
}

bool is_other(std::string_view /*content_type*/) { return true; }

struct BodyKind {
  bool (*is)(std::string_view content_type);
  Result<BodyValue> (*read)(const BodyText&);
};

// The first row that fits.
constexpr BodyKind kKinds[] = {
    {is_json, read_json_body}, {is_form, read_form}, {is_multipart, read_multipart},
    {is_xml, read_nothing},    {is_text, read_text}, {is_other, read_nothing},
};

}  // namespace

Result<BodyValue> read_body(const Contract& contract, const MediaType& media, std::string_view content_type,
                            std::string_view body) {
  const auto* const kind =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const BodyKind& row) { return row.is(content_type); });
  return kind->read({contract, media, content_type, body});
}

}  // namespace steelyard::openapi
