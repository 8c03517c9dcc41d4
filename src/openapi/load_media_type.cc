// Media Type Object, Example Object and Encoding Object (OAS 3.1.1, 4.8.14, 4.8.19 and 4.8.15).
#include "base/json.h"
#include "base/pointer.h"
#include "openapi/load.h"
#include "openapi/media_type.h"

namespace steelyard::openapi {
namespace {

Example make_example(std::string name, const Node& node) {
  return {std::move(name), std::make_shared<const Json>(*node.value), node.where()};
}

void load_named_example(Loading& loading, const Named& entry, std::vector<Example>& examples) {
  ObjectReader object(loading, entry.node, "example object");
  object.skip({"summary", "description", "value"});
  object.unsupported({"externalValue"});
  object.finish();
  // The value is data: a "$ref" in it is not followed.
  if (const auto value = entry.node.member("value")) examples.push_back(make_example(entry.name, *value));
}

// `example` of OAS 3.0, and the first of `examples` of OAS 3.1, stand in the schema itself.
void add_schema_example(const Loading& loading, const Node& schema, std::vector<Example>& examples) {
  const Node node = loading.bundle.follow(schema);
  if (const auto example = node.member("example")) {
    examples.push_back(make_example("", *example));
  } else if (const auto list = node.member("examples"); list && list->value->is_array() && !list->value->empty()) {
    examples.push_back(make_example("", list->item(0)));
  }
}

std::vector<Encoding> load_encodings(Loading& loading, const Node& map) {
  std::vector<Encoding> encodings;
  for (const Named& entry : named_members(loading, map)) {
    ObjectReader object(loading, entry.node, "encoding object");
    Encoding encoding;
    encoding.property = entry.name;
    encoding.content_type = object.text("contentType");
    encoding.style = object.text("style", "form");
    encoding.explode = object.flag("explode", encoding.style == "form");
    encoding.allow_reserved = object.flag("allowReserved");
    object.unsupported({"headers"});
    object.finish();
    encodings.push_back(std::move(encoding));
  }
  return encodings;
}

}  // namespace

std::vector<std::string> media_ranges(const std::vector<MediaType>& content) {
  std::vector<std::string> ranges;
  for (const MediaType& media : content) ranges.push_back(media.range);
  return ranges;
}

const MediaType* find_media_type(const std::vector<MediaType>& content, std::string_view type) {
  const auto index = best_match(media_ranges(content), type);
  return index ? &content[*index] : nullptr;
}

std::vector<Named> named_members(const Loading& loading, const Node& map) {
  std::vector<Named> members;
  if (!map.value->is_object()) return members;
  for (const auto& [name, value] : map.value->get_ref<const Json::object_t&>()) {
    // Made here, not asked for by name: that would look through the whole map for each member.
    members.push_back(
        {name, loading.bundle.follow({map.document, &value, map.uri, pointer_append(map.pointer, name)})});
  }
  return members;
}

std::vector<Named> patterned_fields(const Loading& loading, const Node& object) {
  std::vector<Named> fields = named_members(loading, object);
  std::erase_if(fields, [](const Named& field) { return field.name.starts_with("x-"); });
  return fields;
}

std::vector<Example> load_examples(Loading& loading, ObjectReader& object) {
  std::vector<Example> examples;
  if (const auto named = object.object("examples")) {
    for (const Named& entry : named_members(loading, *named)) load_named_example(loading, entry, examples);
  }
  object.skip({"example"});
  if (const auto inline_example = object.node().member("example")) {
    examples.push_back(make_example("", *inline_example));
  }
  const auto schema = object.node().member("schema");
  if (examples.empty() && schema) add_schema_example(loading, *schema, examples);
  return examples;
}

MediaType load_media_type(Loading& loading, const std::string& range, const Node& node) {
  ObjectReader object(loading, node, "media type object");
  MediaType media;
  media.range = range;
  media.where = node.where();
  // The schema keeps its own place: the schema engine follows references itself, so that findings can show the way.
  object.skip({"schema"});
  if (const auto schema = node.member("schema")) media.schema = schema->ref();
  media.examples = load_examples(loading, object);
  if (const auto encoding = object.object("encoding")) media.encodings = load_encodings(loading, *encoding);
  object.finish();
  if (range.find('/') == std::string::npos) {
    loading.fail(ErrorCode::openapi_invalid, "\"" + range + "\" is no media type", node.where());
  }
  return media;
}

std::vector<MediaType> load_content(Loading& loading, const Node& map) {
  std::vector<MediaType> content;
  for (const Named& entry : named_members(loading, map)) {
    content.push_back(load_media_type(loading, entry.name, entry.node));
  }
  return content;
}

}  // namespace steelyard::openapi
