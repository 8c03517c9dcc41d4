#include "openapi/field_schema.h"

#include <algorithm>    // std::find
#include <string_view>  // words
#include <utility>      // std::move

#include "base/document.h"
#include "http/message.h"

namespace steelyard::openapi {
namespace {

struct TypeWord {
  std::string_view word;
  std::string_view type;  // "" for any
  std::string_view format;
};

constexpr TypeWord kTypeWords[] = {
    {"string", "string", ""},      {"str", "string", ""},          {"number", "number", ""},
    {"float", "number", ""},       {"double", "number", "double"}, {"decimal", "number", ""},
    {"integer", "integer", ""},    {"int", "integer", ""},         {"int32", "integer", "int32"},
    {"int64", "integer", "int64"}, {"long", "integer", "int64"},   {"boolean", "boolean", ""},
    {"bool", "boolean", ""},       {"object", "object", ""},       {"array", "array", ""},
    {"list", "array", ""},         {"null", "null", ""},           {"any", "", ""},
};

// Attributes that say nothing about the shape of the value, besides those that are read below.
constexpr std::string_view kKnownAttributes[] = {
    "header",  "query",      "path",     "body", "cookie",      "name",         "type", "required",
    "default", "deprecated", "optional", "id",   "placeholder", "initialValue", "pre",  "post"};

struct Type {
  std::string word;  // the innermost word: "string" of "string[] | null"
  int arrays = 0;    // how many arrays stand around it
  bool nullable = false;
};

// Takes `| null` and `or null` off the end.
bool take_null(std::string& text) {
  for (const std::string_view ending : {"null", "none"}) {
    if (!text.ends_with(ending)) continue;
    std::string_view rest = http::trim(std::string_view(text).substr(0, text.size() - ending.size()));
    for (const std::string_view joint : {"|", " or"}) {
      if (!rest.ends_with(joint)) continue;
      rest.remove_suffix(joint.size());
      text = std::string(http::trim(rest));
      return true;
    }
  }
  return false;
}

bool take_array(std::string& text) {
  for (const std::string_view ending : {"[]", " array"}) {
    if (!text.ends_with(ending)) continue;
    text.resize(text.size() - ending.size());
    return true;
  }
  for (const std::string_view opening : {"array<", "list<", "array["}) {
    if (!text.starts_with(opening) || !(text.ends_with('>') || text.ends_with(']'))) continue;
    text = text.substr(opening.size(), text.size() - opening.size() - 1);
    return true;
  }
  return false;
}

Type parse_type(std::string_view written) {
  Type type;
  type.word = http::to_lower(http::trim(written));
  type.nullable = take_null(type.word);
  while (take_array(type.word)) ++type.arrays;
  return type;
}

const TypeWord* find_type(std::string_view word) {
  for (const TypeWord& row : kTypeWords) {
    if (row.word == word) return &row;
  }
  return nullptr;
}

// A default is JSON where it reads as JSON, but text for a string.
Json default_value(const std::string& text, std::string_view type) {
  if (type == "string") return text;
  const Result<Document> value = read_json(text, "");
  return value ? value->root() : Json(text);
}

void add_type(Placed& schema, std::string_view type, bool nullable, const TextOrigin& place) {
  if (type.empty()) return;
  if (!nullable) {
    schema.set("type", Placed(std::string(type), place));
    return;
  }
  Placed types = Placed::array(place);
  types.push(Placed(std::string(type), place));
  types.push(Placed("null", place));
  schema.set("type", std::move(types));
}

void warn_of_unknown(const Field& field, const Warn& warn) {
  for (const JsxAttribute& attribute : field.tag.attributes) {
    if (std::find(std::begin(kKnownAttributes), std::end(kKnownAttributes), attribute.name) !=
        std::end(kKnownAttributes)) {
      continue;
    }
    warn("the attribute \"" + attribute.name + "\" of the field \"" + field.name + "\" is not understood", field.place);
  }
}

// The schema of the value itself, without the arrays around it.
Placed value_schema(const Field& field, const TypeWord* row, bool nullable, const Warn& warn) {
  std::string_view type = row == nullptr ? std::string_view() : row->type;
  const bool list = type == "array";
  if (!field.children.empty() && type.empty()) type = "object";
  Placed schema =
      field.children.empty() || list ? Placed::object(field.place) : object_schema(field.children, field.place, warn);
  if (field.children.empty() || list) {
    add_type(schema, type, nullable, field.place);
    if (list && !field.children.empty()) schema.set("items", object_schema(field.children, field.place, warn));
  } else if (nullable) {
    Placed null = Placed::object(field.place);
    null.set("type", Placed("null", field.place));
    Placed branches = Placed::array(field.place);
    branches.push(std::move(schema));
    branches.push(std::move(null));
    schema = Placed::object(field.place);
    schema.set("anyOf", std::move(branches));
  }
  if (row != nullptr && !row->format.empty()) schema.set("format", Placed(std::string(row->format), field.place));
  return schema;
}

}  // namespace

Placed field_schema(const Field& field, const Warn& warn) {
  warn_of_unknown(field, warn);
  const Type type = parse_type(field.type);
  const TypeWord* row = find_type(type.word);
  if (row == nullptr && !field.type.empty()) {
    warn("the type \"" + field.type + "\" of the field \"" + field.name + "\" is not understood", field.place);
  }
  Placed schema = value_schema(field, row, type.nullable && type.arrays == 0, warn);
  for (int i = 0; i < type.arrays; ++i) {
    Placed array = Placed::object(field.place);
    add_type(array, "array", type.nullable && i + 1 == type.arrays, field.place);
    array.set("items", std::move(schema));
    schema = std::move(array);
  }
  if (!field.description.empty()) schema.set("description", Placed(field.description, field.place));
  if (const JsxAttribute* value = field.tag.find("default"); value != nullptr && value->has_value) {
    const std::string_view plain = row == nullptr || type.arrays > 0 ? std::string_view() : row->type;
    schema.set("default", Placed(default_value(value->value, plain), field.place));
  }
  if (field.tag.flag("deprecated")) schema.set("deprecated", Placed(true, field.place));
  return schema;
}

Placed object_schema(const std::vector<Field>& fields, const TextOrigin& place, const Warn& warn) {
  Placed properties = Placed::object(place);
  Placed required = Placed::array(place);
  for (const Field& field : fields) {
    if (properties.value().contains(field.name)) {
      warn("the field \"" + field.name + "\" is described twice; the first description counts", field.place);
      continue;
    }
    properties.set(field.name, field_schema(field, warn));
    if (field.tag.flag("required")) required.push(Placed(field.name, field.place));
  }
  Placed schema = Placed::object(place);
  schema.set("type", Placed("object", place));
  schema.set("properties", std::move(properties));
  if (!required.value().empty()) schema.set("required", std::move(required));
  return schema;
}

}  // namespace steelyard::openapi
