#include "openapi/facts.h"

#include <algorithm>    // std::find
#include <string_view>  // member names

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::openapi {
namespace {

constexpr std::string_view kProse[] = {"description", "summary", "$comment"};

// Members whose value is a map from names of the author's choice to objects of the specification.
constexpr std::string_view kMaps[] = {
    "paths",     "webhooks",    "responses",     "headers",           "content",
    "schemas",   "parameters",  "requestBodies", "securitySchemes",   "links",
    "callbacks", "pathItems",   "properties",    "patternProperties", "dependentSchemas",
    "$defs",     "definitions", "encoding",      "variables",         "examples"};

// Members whose value is data of the API, not of the specification.
constexpr std::string_view kData[] = {"example", "security", "default", "enum",
                                      "const",   "value",    "mapping", "dependentRequired"};

template <std::size_t size>
bool contains(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

Json facts_of(const Json& value, bool author_names);

Json member_facts(std::string_view key, const Json& value) {
  if (contains(kData, key) || (key == "examples" && value.is_array())) return value;  // a schema's `examples` is data
  return facts_of(value, value.is_object() && contains(kMaps, key));
}

Json facts_of(const Json& value, bool author_names) {
  if (value.is_array()) {
    Json result = Json::array();
    for (const Json& item : value) result.push_back(facts_of(item, false));
    return result;
  }
  if (!value.is_object()) return value;
  Json result = Json::object();
  for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
    if (author_names) {
      result[key] = facts_of(member, false);
    } else if (!contains(kProse, key) && !key.starts_with("x-")) {
      result[key] = member_facts(key, member);
    }
  }
  return result;
}

void compare(const Json& a, const Json& b, const std::string& pointer, std::vector<std::string>& found) {
  if (a.is_object() && b.is_object()) {
    for (const auto& [key, member] : a.get_ref<const Json::object_t&>()) {
      const Json* other = find_member(b, key);
      if (other == nullptr) {
        found.push_back(pointer_append(pointer, key));
      } else {
        compare(member, *other, pointer_append(pointer, key), found);
      }
    }
    for (const auto& [key, member] : b.get_ref<const Json::object_t&>()) {
      if (find_member(a, key) == nullptr) found.push_back(pointer_append(pointer, key));
    }
  } else if (a.is_array() && b.is_array() && a.size() == b.size()) {
    for (std::size_t i = 0; i < a.size(); ++i) compare(a[i], b[i], pointer_append(pointer, i), found);
  } else if (a != b) {
    found.push_back(pointer);
  }
}

}  // namespace

Json facts(const Json& document) { return facts_of(document, false); }

std::vector<std::string> different_pointers(const Json& a, const Json& b) {
  std::vector<std::string> found;
  compare(a, b, "", found);
  return found;
}

}  // namespace steelyard::openapi
