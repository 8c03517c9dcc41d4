#include <algorithm>  // std::find

#include "base/json.h"
#include "provider/generator.h"
#include "provider/pattern_sample.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;
using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names required_names(const Constraints& constraints) {
  Names names;
  for (const SchemaView& part : constraints.parts()) {
    const Json* list = part.keyword("required");
    if (list == nullptr || !list->is_array()) continue;
    for (const Json& name : *list) {
      if (name.is_string()) names.push_back(name.get<std::string>());
    }
  }
  return names;
}

// The names in the maps of a keyword, each once.
Names member_names(const Constraints& constraints, std::string_view keyword) {
  Names names;
  for (const SchemaView& part : constraints.parts()) {
    const Json* map = part.keyword(keyword);
    if (map == nullptr || !map->is_object()) continue;
    for (const auto& [name, schema] : map->get_ref<const Json::object_t&>()) {
      if (!contains(names, name)) names.push_back(name);
    }
  }
  return names;
}

// A response does not carry what is writeOnly (OAS 3.1.1, Schema Object), and nothing fits the schema `false`.
bool is_absent(const SchemaView& schema) {
  if (!schema.valid() || schema.value() == Json(false)) return true;
  const SchemaView target = schema.follow();
  return target.valid() && flag_member(target.value(), "writeOnly");
}

bool allows(const Constraints& constraints, const Json& value) {
  const Json* list = constraints.find("enum");
  return list == nullptr || std::find(list->begin(), list->end(), value) != list->end();
}

void trim_to_most(const Constraints& constraints, const Names& required, Json& result) {
  const double most = constraints.smallest("maxProperties", 1e9);
  auto& members = result.get_ref<Json::object_t&>();
  for (std::size_t i = members.size(); i > 0 && static_cast<double>(members.size()) > most; --i) {
    const std::string name = std::next(members.begin(), static_cast<std::ptrdiff_t>(i - 1))->first;
    if (!contains(required, name)) result.erase(name);
  }
}

}  // namespace

Json Generator::object(const Constraints& constraints, int depth) {
  Json result = Json::object();
  if (depth >= kHardDepth) return result;
  const Names required = required_names(constraints);
  for (const std::string& name : member_names(constraints, "properties")) {
    const bool wanted = depth < kOptionalDepth && (style_ == Style::sample || !random_.one_in(4));
    if (wanted || contains(required, name)) add_property(constraints, name, depth, result);
  }
  for (const std::string& name : required) {
    if (!result.contains(name)) add_property(constraints, name, depth, result);
  }
  add_dependents(constraints, depth, result);
  add_entries(constraints, depth, result);
  trim_to_most(constraints, required, result);
  return result;
}

void Generator::add_property(const Constraints& constraints, const std::string& name, int depth, Json& result) {
  Schemas schemas = constraints.children("properties", name);
  if (schemas.empty()) schemas = constraints.children("additionalProperties");
  if (std::any_of(schemas.begin(), schemas.end(), is_absent)) return;
  const std::string* tag = constraints.discriminator_value(name);
  if (tag != nullptr && allows(Constraints::of(schemas, random_, style_), *tag)) {
    result[name] = *tag;
  } else {
    result[name] = value(schemas, name, depth + 1);
  }
}

void Generator::add_dependents(const Constraints& constraints, int depth, Json& result) {
  const Json* dependents = constraints.find("dependentRequired");
  if (dependents == nullptr || !dependents->is_object()) return;
  for (const auto& [trigger, names] : dependents->items()) {
    if (!result.contains(trigger) || !names.is_array()) continue;
    for (const Json& name : names) {
      if (name.is_string() && !result.contains(name.get<std::string>())) {
        add_property(constraints, name.get<std::string>(), depth, result);
      }
    }
  }
}

// Entries of a map: as many as minProperties asks for, and one to show what they look like.
void Generator::add_entries(const Constraints& constraints, int depth, Json& result) {
  constexpr int kMostTries = 1000;
  double least = constraints.largest("minProperties", 0);
  const Schemas additional = constraints.children("additionalProperties");
  const bool described = std::any_of(additional.begin(), additional.end(), [](const SchemaView& schema) {
    return schema.valid() && schema.value().is_object();
  });
  const bool is_map = described || !member_names(constraints, "patternProperties").empty();
  if (result.empty() && is_map && depth < kOptionalDepth) least = std::max(least, 1.0);
  for (int number = 1; static_cast<double>(result.size()) < least && number <= kMostTries; ++number) {
    add_entry(constraints, number, depth, result);
  }
}

void Generator::add_entry(const Constraints& constraints, int number, int depth, Json& result) {
  std::string name = "property" + std::to_string(number);
  const Schemas rules = constraints.children("propertyNames");
  Schemas schemas = constraints.children("additionalProperties");
  const Names patterns = member_names(constraints, "patternProperties");
  if (!patterns.empty()) {
    const std::string& pattern = patterns[static_cast<std::size_t>(number) % patterns.size()];
    name = sample_pattern(pattern, 0, random_);
    schemas = constraints.children("patternProperties", pattern);
  } else if (!rules.empty()) {
    const Style style = style_;
    style_ = number == 1 ? style : Style::random;  // an enumeration gives its other names too
    const Json made = value(rules, "", depth + 1);
    style_ = style;
    if (made.is_string()) name = made.get<std::string>();
  }
  if (std::none_of(schemas.begin(), schemas.end(), is_absent)) result[name] = value(schemas, name, depth + 1);
}

}  // namespace steelyard::provider
