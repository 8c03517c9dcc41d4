#include "openapi/schema_view.h"

#include <algorithm>  // std::find, std::any_of

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/bundle.h"
#include "openapi/source.h"

namespace steelyard::openapi {
namespace {

constexpr int kMaxReferences = 64;

const Json* find_value(const json_schema::Registry& registry, const json_schema::SchemaRef& place) {
  const Document* document = registry.find(place.uri);
  return document == nullptr ? nullptr : document->find(place.pointer);
}

void add_unique(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void add_types(const SchemaView& schema, std::vector<std::string>& types) {
  const Json* type = schema.keyword("type");
  if (type == nullptr) return;
  if (type->is_string()) add_unique(types, type->get<std::string>());
  if (type->is_array()) {
    for (const Json& name : *type) {
      if (name.is_string()) add_unique(types, name.get<std::string>());
    }
  }
  if (flag_member(schema.value(), "nullable")) add_unique(types, "null");
}

}  // namespace

SchemaView::SchemaView(const json_schema::Registry& registry, json_schema::SchemaRef place)
    : registry_(&registry), place_(std::move(place)), value_(find_value(registry, place_)) {}

const Json* SchemaView::keyword(std::string_view name) const { return valid() ? find_member(*value_, name) : nullptr; }

std::optional<SchemaView> SchemaView::reference() const {
  const Json* reference = keyword("$ref");
  if (reference == nullptr || !reference->is_string()) return std::nullopt;
  const std::string text = reference->get<std::string>();
  const std::size_t hash = text.find('#');
  const std::string file = text.substr(0, hash);
  json_schema::SchemaRef target{place_.uri, hash == std::string::npos ? "" : percent_decode(text.substr(hash + 1))};
  if (!target.pointer.empty() && target.pointer.front() != '/') return std::nullopt;
  if (!file.empty()) {
    Result<std::string> path = resolve_path(Bundle::path_of(place_.uri), percent_decode(file));
    if (!path) return std::nullopt;
    target.uri = Bundle::uri_of(*path);
  }
  SchemaView view(*registry_, std::move(target));
  if (!view.valid()) return std::nullopt;
  return view;
}

SchemaView SchemaView::follow() const {
  SchemaView view = *this;
  for (int i = 0; i < kMaxReferences; ++i) {
    std::optional<SchemaView> next = view.reference();
    if (!next) break;
    view = *next;
  }
  return view;
}

std::optional<SchemaView> SchemaView::child(std::string_view keyword_name) const {
  if (keyword(keyword_name) == nullptr) return std::nullopt;
  return SchemaView(*registry_, {place_.uri, pointer_append(place_.pointer, keyword_name)});
}

std::optional<SchemaView> SchemaView::child(std::string_view keyword_name, std::string_view name) const {
  const Json* map = keyword(keyword_name);
  if (map == nullptr || find_member(*map, name) == nullptr) return std::nullopt;
  return SchemaView(*registry_, {place_.uri, pointer_append(pointer_append(place_.pointer, keyword_name), name)});
}

std::vector<SchemaView> SchemaView::children(std::string_view keyword_name) const {
  std::vector<SchemaView> found;
  const Json* list = keyword(keyword_name);
  if (list == nullptr || !list->is_array()) return found;
  const std::string base = pointer_append(place_.pointer, keyword_name);
  for (std::size_t i = 0; i < list->size(); ++i)
    found.emplace_back(*registry_, json_schema::SchemaRef{place_.uri, pointer_append(base, i)});
  return found;
}

std::vector<SchemaView> branches(const SchemaView& schema) {
  std::vector<SchemaView> found;
  std::vector<SchemaView> open = {schema};
  while (!open.empty()) {
    const SchemaView view = open.back().follow();
    open.pop_back();
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const SchemaView& other) { return other.place() == view.place(); });
    if (known || !view.valid()) continue;
    found.push_back(view);
    for (const std::string_view keyword : {"oneOf", "anyOf", "allOf"}) {
      const std::vector<SchemaView> children = view.children(keyword);
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }
  return found;
}

std::vector<std::string> allowed_types(const SchemaView& schema) {
  std::vector<std::string> types;
  for (const SchemaView& branch : branches(schema)) add_types(branch, types);
  return types;
}

}  // namespace steelyard::openapi
