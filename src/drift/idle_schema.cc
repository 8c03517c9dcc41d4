#include "drift/idle_schema.h"

#include <algorithm>  // std::all_of

#include "base/json.h"
#include "drift/schema_parts.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

bool has_word(const SchemaView& part, std::string_view keyword) {
  const auto child = part.child(keyword);
  return child && !lets_all_pass(*child);
}

bool is_zero(const Json* value) { return value != nullptr && value->is_number() && *value == 0; }

}  // namespace

bool lets_all_pass(const SchemaView& schema) {
  const SchemaView view = schema.follow();
  if (!view.valid()) return false;
  if (!view.value().is_object()) return view.value() == true;
  const auto& members = view.value().get_ref<const Json::object_t&>();
  return std::all_of(members.begin(), members.end(), [](const auto& member) { return is_annotation(member.first); });
}

bool is_never(const SchemaView& schema) {
  const SchemaView view = schema.follow();
  if (!view.valid()) return false;
  if (!view.value().is_object()) return view.value() == false;
  const auto negated = view.child("not");
  return negated && lets_all_pass(*negated);
}

bool is_idle(const SchemaView& part, std::string_view keyword, bool has_unevaluated) {
  const auto child = part.child(keyword);
  if (!child) return true;
  if (keyword == "then" || keyword == "else") return part.keyword("if") == nullptr || lets_all_pass(*child);
  if (keyword == "if") return !has_unevaluated && !has_word(part, "then") && !has_word(part, "else");
  // No item need be among those that it counts (JSON Schema 2020-12 Core, 10.3.1.3).
  if (keyword == "contains") {
    return !has_unevaluated && is_zero(part.keyword("minContains")) && part.keyword("maxContains") == nullptr;
  }
  if (keyword == "not") return is_never(*child);
  return (keyword == "propertyNames" || keyword == "unevaluatedItems" || keyword == "unevaluatedProperties") &&
         lets_all_pass(*child);
}

}  // namespace steelyard::drift
