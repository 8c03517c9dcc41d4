#include "provider/constraints.h"

#include <algorithm>  // std::max, std::min

#include "base/json.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;

constexpr int kMaxDepth = 40;  // of references and compositions that consume no input

bool is_null_schema(const SchemaView& schema) {
  const std::vector<std::string> types = openapi::allowed_types(schema);
  return types.size() == 1 && types[0] == "null";
}

// A keyword that only values of one type look at tells the type where `type` is left out.
struct Hint {
  std::string_view keyword;
  std::string_view type;
};
constexpr Hint kHints[] = {
    {"properties", "object"},       {"required", "object"},  {"additionalProperties", "object"},
    {"minProperties", "object"},    {"items", "array"},      {"prefixItems", "array"},
    {"minItems", "array"},          {"contains", "array"},   {"pattern", "string"},
    {"minLength", "string"},        {"maxLength", "string"}, {"format", "string"},
    {"minimum", "number"},          {"maximum", "number"},   {"multipleOf", "number"},
    {"exclusiveMinimum", "number"},
};

std::vector<std::string> own_types(const SchemaView& part) {
  std::vector<std::string> types;
  const Json* type = part.keyword("type");
  if (type == nullptr) return types;
  if (type->is_string()) types.push_back(type->get<std::string>());
  if (type->is_array()) {
    for (const Json& name : *type) types.push_back(name.is_string() ? name.get<std::string>() : "");
  }
  if (flag_member(part.value(), "nullable")) types.emplace_back("null");
  return types;
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// Types in both lists; an integer is a number.
std::vector<std::string> intersect(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  for (const std::string& type : a) {
    if (contains(b, type)) both.push_back(type);
    if (type == "integer" && contains(b, "number") && !contains(b, "integer")) both.push_back(type);
    if (type == "number" && contains(b, "integer") && !contains(a, "integer")) both.emplace_back("integer");
  }
  return both;
}

}  // namespace

Constraints Constraints::of(const std::vector<SchemaView>& schemas, Random& random, Style style) {
  Constraints constraints;
  for (const SchemaView& schema : schemas) constraints.add(schema, random, style, 0);
  return constraints;
}

void Constraints::add(const SchemaView& schema, Random& random, Style style, int depth) {
  if (!schema.valid() || depth > kMaxDepth) return;
  // A schema says nothing new the second time; without this, a ladder of `allOf` with two rungs each takes for ever.
  const auto same = [&](const SchemaView& part) { return part.place() == schema.place(); };
  if (std::any_of(parts_.begin(), parts_.end(), same)) return;
  parts_.push_back(schema);
  if (const auto target = schema.reference()) add(*target, random, style, depth + 1);
  for (const SchemaView& child : schema.children("allOf")) add(child, random, style, depth + 1);
  for (const std::string_view keyword : {"oneOf", "anyOf"}) {
    std::vector<SchemaView> branches = schema.children(keyword);
    if (branches.size() > 1) {  // "or null" is no choice worth making
      const bool keep_null = style == Style::random && random.one_in(8);
      if (!keep_null) branches.erase(std::remove_if(branches.begin(), branches.end(), is_null_schema), branches.end());
    }
    if (branches.empty()) continue;
    add(branches[style == Style::random ? random.below(branches.size()) : 0], random, style, depth + 1);
  }
}

const Json* Constraints::find(std::string_view keyword) const {
  for (const SchemaView& part : parts_) {
    if (const Json* value = part.keyword(keyword)) return value;
  }
  return nullptr;
}

std::vector<SchemaView> Constraints::children(std::string_view keyword) const {
  std::vector<SchemaView> found;
  for (const SchemaView& part : parts_) {
    if (auto child = part.child(keyword)) found.push_back(*child);
  }
  return found;
}

std::vector<SchemaView> Constraints::children(std::string_view keyword, std::string_view name) const {
  std::vector<SchemaView> found;
  for (const SchemaView& part : parts_) {
    if (auto child = part.child(keyword, name)) found.push_back(*child);
  }
  return found;
}

std::string Constraints::type(Random& random, Style style) const {
  std::optional<std::vector<std::string>> types;
  for (const SchemaView& part : parts_) {
    const std::vector<std::string> own = own_types(part);
    if (own.empty()) continue;
    types = types ? intersect(*types, own) : own;
  }
  if (!types || types->empty()) {
    for (const Hint& hint : kHints) {
      if (find(hint.keyword) != nullptr) return std::string(hint.type);
    }
    return "object";
  }
  std::vector<std::string> usable = *types;
  const bool allow_null = style == Style::random && random.one_in(8);
  if (usable.size() > 1 && !allow_null) usable.erase(std::remove(usable.begin(), usable.end(), "null"), usable.end());
  if (usable.empty()) return "null";
  return usable[style == Style::random ? random.below(usable.size()) : 0];
}

double Constraints::largest(std::string_view keyword, double otherwise) const {
  double result = otherwise;
  for (const SchemaView& part : parts_) {
    const Json* value = part.keyword(keyword);
    if (value != nullptr && value->is_number()) result = std::max(result, value->get<double>());
  }
  return result;
}

double Constraints::smallest(std::string_view keyword, double otherwise) const {
  double result = otherwise;
  for (const SchemaView& part : parts_) {
    const Json* value = part.keyword(keyword);
    if (value != nullptr && value->is_number()) result = std::min(result, value->get<double>());
  }
  return result;
}

bool Constraints::flag(std::string_view keyword) const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [&](const SchemaView& part) { return part.valid() && flag_member(part.value(), keyword); });
}

std::string Constraints::text(std::string_view keyword) const {
  const Json* value = find(keyword);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace steelyard::provider
