#include "provider/xml_body.h"

#include <optional>     // hints
#include <pugixml.hpp>  // the XML writer
#include <sstream>      // its output

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;
using Schema = std::optional<SchemaView>;

// A member of the `xml` object of a schema; the schema may be a reference with hints beside it.
const Json* hint(const Schema& schema, std::string_view name) {
  if (!schema) return nullptr;
  for (const SchemaView& view : {*schema, schema->follow()}) {
    const Json* xml = view.keyword("xml");
    const Json* found = xml == nullptr ? nullptr : find_member(*xml, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::string text_hint(const Schema& schema, std::string_view name, const std::string& otherwise) {
  const Json* found = hint(schema, name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : otherwise;
}

bool flag_hint(const Schema& schema, std::string_view name) {
  const Json* found = hint(schema, name);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

Schema child(const Schema& schema, std::string_view keyword) {
  return schema ? schema->follow().child(keyword) : std::nullopt;
}

Schema property(const Schema& schema, const std::string& name) {
  if (!schema) return std::nullopt;
  const SchemaView view = schema->follow();
  if (auto found = view.child("properties", name)) return found;
  for (const SchemaView& part : view.children("allOf")) {
    if (auto found = property(part, name)) return found;
  }
  return std::nullopt;
}

std::string qualified(const Schema& schema, const std::string& name) {
  const std::string prefix = text_hint(schema, "prefix", "");
  const std::string local = text_hint(schema, "name", name);
  return prefix.empty() ? local : prefix + ":" + local;
}

std::string scalar(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : write_json(value);
}

void add_element(pugi::xml_node parent, const Schema& schema, const std::string& name, const Json& value);

void fill(pugi::xml_node element, const Schema& schema, const Json& value) {
  const std::string space = text_hint(schema, "namespace", "");
  if (!space.empty()) {
    const std::string prefix = text_hint(schema, "prefix", "");
    element.append_attribute(prefix.empty() ? "xmlns" : ("xmlns:" + prefix).c_str()).set_value(space.c_str());
  }
  if (!value.is_object()) {
    element.text().set(scalar(value).c_str());
    return;
  }
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    const Schema part = property(schema, name);
    if (flag_hint(part, "attribute")) {
      element.append_attribute(qualified(part, name).c_str()).set_value(scalar(member).c_str());
    } else {
      add_element(element, part, name, member);
    }
  }
}

// An array is its items one after the other, in an element of its own if it is `wrapped`.
void add_element(pugi::xml_node parent, const Schema& schema, const std::string& name, const Json& value) {
  if (!value.is_array()) {
    fill(parent.append_child(qualified(schema, name).c_str()), schema, value);
    return;
  }
  const Schema items = child(schema, "items");
  pugi::xml_node target = flag_hint(schema, "wrapped") ? parent.append_child(qualified(schema, name).c_str()) : parent;
  const std::string item_name = flag_hint(schema, "wrapped") ? text_hint(schema, "name", name) : name;
  for (const Json& item : value) add_element(target, items, item_name, item);
}

std::string root_name(const SchemaView& schema) {
  const std::vector<std::string> tokens = pointer_tokens(schema.follow().place().pointer);
  const bool component = tokens.size() >= 2 && tokens[tokens.size() - 2] == "schemas";
  return qualified(schema, component ? tokens.back() : "root");
}

}  // namespace

std::string xml_body(const Json& value, const SchemaView& schema) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  if (value.is_array()) {
    pugi::xml_node root = document.append_child(root_name(schema).c_str());
    for (const Json& item : value) add_element(root, child(schema, "items"), "item", item);
  } else {
    fill(document.append_child(root_name(schema).c_str()), schema, value);
  }
  std::ostringstream text;
  document.save(text, "", pugi::format_raw);
  return text.str() + "\n";
}

}  // namespace steelyard::provider
