#include "drift/schema_merge.h"

#include <algorithm>    // std::find
#include <string>       // names
#include <string_view>  // names

#include "base/json.h"
#include "drift/units.h"

namespace steelyard::drift {
namespace {

constexpr std::string_view kWords[] = {"title", "description", "summary", "externalDocs"};
constexpr std::string_view kExamples[] = {"example", "examples"};
// Extensions that have rules.
constexpr std::string_view kMeant[] = {"x-sunset", "x-stability-level"};
constexpr std::string_view kOfSchemas[] = {"type", "properties", "items", "allOf", "anyOf", "oneOf", "enum", "const"};
// Members whose own members have names that somebody chose.
constexpr std::string_view kMaps[] = {"properties", "patternProperties", "dependentSchemas", "$defs",     "definitions",
                                      "responses",  "headers",           "content",          "schemas",   "parameters",
                                      "variables",  "requestBodies",     "securitySchemes",  "callbacks", "links",
                                      "paths",      "pathItems",         "webhooks",         "mapping",   "scopes"};

template <class List>
bool is_in(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_words(std::string_view name) { return is_in(kWords, name) || (name.starts_with("x-") && !is_in(kMeant, name)); }

bool is_schema(const Json& object) {
  return std::any_of(std::begin(kOfSchemas), std::end(kOfSchemas),
                     [&object](std::string_view name) { return find_member(object, name) != nullptr; });
}

bool names_other_units(const Json& words, const Json& meaning) {
  return words.is_string() && meaning.is_string() &&
         units_in(words.get_ref<const std::string&>()) != units_in(meaning.get_ref<const std::string&>());
}

Json merge(const Json& words, const Json& meaning, bool is_map);

// What tells the items of a list apart, or nullptr.
const Json* key_of(const Json& item) {
  for (const char* name : {"name", "url", "$ref"}) {
    if (const Json* key = find_member(item, name)) return key;
  }
  return nullptr;
}

const Json* same_item(const Json& list, const Json& item, std::size_t index) {
  const Json* key = key_of(item);
  if (key == nullptr)
    return index < list.size() && list[index].is_object() && item.is_object() ? &list[index] : nullptr;
  for (const Json& other : list) {
    const Json* other_key = key_of(other);
    if (other_key != nullptr && *other_key == *key && other.value("in", "") == item.value("in", "")) return &other;
  }
  return nullptr;
}

bool same_set(const Json& a, const Json& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&b](const Json& item) {
           return std::find(b.begin(), b.end(), item) != b.end();
         });
}

Json merge_lists(const Json& words, const Json& meaning) {
  if (same_set(words, meaning)) return words;
  Json merged = Json::array();
  for (std::size_t i = 0; i < meaning.size(); ++i) {
    const Json* same = same_item(words, meaning[i], i);
    merged.push_back(same == nullptr ? meaning[i] : merge(*same, meaning[i], false));
  }
  return merged;
}

Json merge_objects(const Json& words, const Json& meaning, bool is_map) {
  Json merged = Json::object();
  bool changed = false;
  const bool has_units = is_schema(words);
  for (const auto& [name, value] : words.items()) {
    const Json* other = find_member(meaning, name);
    const bool kept =
        !is_map && is_words(name) && (other == nullptr || !has_units || !names_other_units(value, *other));
    if (kept || (!is_map && is_in(kExamples, name))) {
      merged[name] = value;
    } else if (other != nullptr) {
      merged[name] = merge(value, *other, !is_map && is_map_of_names(name));
      changed = changed || merged[name] != value;
    } else {
      changed = true;
    }
  }
  for (const auto& [name, value] : meaning.items()) {
    if (words.contains(name) || (!is_map && (is_words(name) || is_in(kExamples, name)))) continue;
    merged[name] = value;
    changed = true;
  }
  if (is_map || !changed) return merged;
  for (const std::string_view name : kExamples) {
    const std::string key(name);
    if (const Json* example = find_member(meaning, key)) {
      merged[key] = *example;
    } else {
      merged.erase(key);
    }
  }
  return merged;
}

Json merge(const Json& words, const Json& meaning, bool is_map) {
  if (words == meaning) return words;
  if (words.is_object() && meaning.is_object()) return merge_objects(words, meaning, is_map);
  if (words.is_array() && meaning.is_array()) return merge_lists(words, meaning);
  return meaning;
}

}  // namespace

bool is_map_of_names(std::string_view member) { return is_in(kMaps, member); }

Json merge_words(const Json& words, const Json& meaning) { return merge(words, meaning, false); }

}  // namespace steelyard::drift
