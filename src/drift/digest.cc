#include "drift/digest.h"

#include <fmt/format.h>  // digests

#include <algorithm>  // std::sort
#include <vector>     // members

#include "base/json.h"
#include "base/pointer.h"
#include "drift/canonical.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

constexpr std::string_view kProse[] = {"description", "summary", "title", "example", "examples", "externalDocs"};
constexpr std::string_view kSets[] = {"required", "enum", "type", "anyOf", "oneOf", "allOf", "parameters", "tags"};

template <class Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Short, so that a digest of digests stays short. Two that differ agree once in 2^64.
std::string shortened(const std::string& text) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::string Digests::of(const json_schema::SchemaRef& place) {
  const Key key(place.uri, place.pointer);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const SchemaView view(contract_.registry, place);
  if (!view.valid()) return "nothing";
  if (!open_.insert(key).second) return "itself";
  std::string text;
  if (const auto target = view.reference()) {
    const json_schema::SchemaRef& end = target->place();
    text = references_ == References::followed ? of(end) : end.uri + "#" + end.pointer;
  } else if (view.value().is_object()) {
    text = of_object(view);
  } else if (view.value().is_array()) {
    text = of_array(view, "");
  } else {
    text = canonical_text(view.value());
  }
  open_.erase(key);
  return known_[key] = text;
}

std::string Digests::of_object(const SchemaView& view) {
  std::map<std::string, std::string> members;
  for (const auto& [key, member] : view.value().get_ref<const Json::object_t&>()) {
    if ((is_among(kProse, key) && member.is_string()) || key == "nullable" || key.starts_with("x-")) continue;
    members[key] = of_member(view, key);
  }
  std::string text = "{";
  for (const auto& [key, member] : members) text += canonical_text(key) + ":" + member + ",";
  return shortened(text + "}");
}

std::string Digests::of_member(const SchemaView& view, const std::string& key) {
  const json_schema::SchemaRef place{view.place().uri, pointer_append(view.place().pointer, key)};
  const Json& value = *view.keyword(key);
  if (key == "type" && value.is_string()) {
    const Json types = flag_member(view.value(), "nullable") ? Json::array({value, "null"}) : Json::array({value});
    std::vector<std::string> names = types.get<std::vector<std::string>>();
    std::sort(names.begin(), names.end());
    return canonical_text(names);
  }
  if (key == "type" && value.is_array()) {
    std::vector<std::string> names;
    for (const Json& name : value) names.push_back(name.is_string() ? name.get<std::string>() : canonical_text(name));
    std::sort(names.begin(), names.end());
    return canonical_text(names);
  }
  return value.is_array() ? of_array(SchemaView(contract_.registry, place), key) : of(place);
}

std::string Digests::of_array(const SchemaView& view, const std::string& key) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < view.value().size(); ++i) {
    items.push_back(of({view.place().uri, pointer_append(view.place().pointer, i)}));
  }
  if (is_among(kSets, key)) std::sort(items.begin(), items.end());
  return shortened(fmt::format("[{}]", fmt::join(items, ",")));
}

}  // namespace steelyard::drift
