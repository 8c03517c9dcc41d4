#include "openapi/facts.h"

#include <algorithm>    // std::find
#include <string_view>  // member names

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/vocabulary.h"

namespace steelyard::openapi {
namespace {

constexpr std::string_view kProse[] = {"description", "summary", "$comment"};

bool is_prose(std::string_view key) { return std::find(std::begin(kProse), std::end(kProse), key) != std::end(kProse); }

Json facts_of(const Json& value, bool author_names);

Json member_facts(std::string_view key, const Json& value) {
  if (holds_data(key, value)) return value;
  return facts_of(value, value.is_object() && holds_names(key));
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
    } else if (!is_prose(key) && !key.starts_with("x-")) {
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
