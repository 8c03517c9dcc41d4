#include "provider/constraints.h"

#include <algorithm>  // std::max, std::min

#include "base/json.h"
#include "base/pointer.h"

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

// "Dog" for the schema at /components/schemas/Dog.
std::string last_token(const SchemaView& schema) {
  const std::vector<std::string> tokens = pointer_tokens(schema.place().pointer);
  return tokens.empty() ? std::string() : tokens.back();
}

}  // namespace

Constraints Constraints::of(const std::vector<SchemaView>& schemas, Random& random, Style style) {
  Constraints constraints;
  for (const SchemaView& schema : schemas) constraints.add(schema, random, style, {0, last_token(schema.follow())});
  return constraints;
}

void Constraints::add(const SchemaView& schema, Random& random, Style style, const Step& step) {
  if (!schema.valid() || step.depth > kMaxDepth) return;
  // A schema says nothing new the second time; without this, a ladder of `allOf` with two rungs each takes for ever.
  const auto same = [&](const SchemaView& part) { return part.place() == schema.place(); };
  if (std::any_of(parts_.begin(), parts_.end(), same)) return;
  parts_.push_back(schema);
  const Step next{step.depth + 1, step.named};
  // The parent of an `allOf` does not take the name of its child: `named` stays.
  if (const auto target = schema.reference()) add(*target, random, style, next);
  for (const SchemaView& child : schema.children("allOf")) add(child, random, style, next);
  for (const std::string_view keyword : {"oneOf", "anyOf"}) add_choice(schema, keyword, random, style, next);
  add_condition(schema, random, style, next);
  if (const Json* dependents = schema.keyword("dependentSchemas"); dependents != nullptr && dependents->is_object()) {
    for (const auto& [name, unused] : dependents->items())
      add(*schema.child("dependentSchemas", name), random, style, next);
  }
  if (schema.keyword("oneOf") == nullptr && schema.keyword("anyOf") == nullptr) add_discriminator(schema, step.named);
}

void Constraints::add_choice(const SchemaView& schema, std::string_view keyword, Random& random, Style style,
                             const Step& step) {
  std::vector<SchemaView> branches = schema.children(keyword);
  if (branches.size() > 1) {  // "or null" is no choice worth making
    const bool keep_null = style == Style::random && random.one_in(8);
    if (!keep_null) branches.erase(std::remove_if(branches.begin(), branches.end(), is_null_schema), branches.end());
  }
  if (branches.empty()) return;
  const SchemaView& branch = branches[style == Style::random ? random.below(branches.size()) : 0];
  const std::string named = last_token(branch.follow());
  add_discriminator(schema, named);
  add(branch, random, style, {step.depth, named});
}

// Either the condition holds and so does `then`, or `else` holds; whether the condition fails then is left to luck.
void Constraints::add_condition(const SchemaView& schema, Random& random, Style style, const Step& step) {
  const auto condition = schema.child("if");
  if (!condition) return;
  const bool holds = style == Style::sample || random.one_in(2);
  if (holds) add(*condition, random, style, step);
  if (const auto consequence = schema.child(holds ? "then" : "else")) add(*consequence, random, style, step);
}

void Constraints::add_discriminator(const SchemaView& schema, const std::string& named) {
  const Json* discriminator = schema.keyword("discriminator");
  if (discriminator == nullptr) return;
  const std::string property(string_member(*discriminator, "propertyName"));
  std::string value = named;
  if (const Json* mapping = find_member(*discriminator, "mapping"); mapping != nullptr && mapping->is_object()) {
    for (const auto& [tag, target] : mapping->items()) {
      const std::string text = target.is_string() ? target.get<std::string>() : std::string();
      if (text.substr(text.rfind('/') + 1) == named) value = tag;
    }
  }
  discriminators_.emplace(property, std::move(value));
}

const std::string* Constraints::discriminator_value(const std::string& name) const {
  const auto found = discriminators_.find(name);
  return found == discriminators_.end() ? nullptr : &found->second;
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
