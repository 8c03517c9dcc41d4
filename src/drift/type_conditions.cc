#include <algorithm>  // std::all_of

#include "base/json.h"
#include "drift/conditions.h"

namespace steelyard::drift::conditions {
namespace {

struct Wider {
  std::string_view narrow;
  std::string_view wide;
};
// OAS 3.1.1, 4.4.2 "Data Type Format".
constexpr Wider kFormats[] = {{"int32", "int64"}, {"float", "double"}};

const Json& types_of(const Json& type) { return *find_member(type, "types"); }

bool has_type(const Json& type, std::string_view name) {
  const Json& types = types_of(type);
  return std::any_of(types.begin(), types.end(), [&](const Json& other) { return other == name; });
}

bool format_covers(std::string_view wide, std::string_view narrow) {
  if (wide.empty() || wide == narrow) return true;
  return std::any_of(std::begin(kFormats), std::end(kFormats),
                     [&](const Wider& row) { return row.narrow == narrow && row.wide == wide; });
}

// True if every value of the narrow type is one of the wide type. No types at all: every value; `false`: none.
bool covers(const Json& wide, const Json& narrow) {
  if (flag_member(narrow, "never")) return true;
  if (flag_member(wide, "never")) return false;
  if (!format_covers(string_member(wide, "format"), string_member(narrow, "format"))) return false;
  if (types_of(wide).empty()) return true;
  if (types_of(narrow).empty()) return false;
  return std::all_of(types_of(narrow).begin(), types_of(narrow).end(), [&](const Json& name) {
    return has_type(wide, name.get<std::string>()) || (name == "integer" && has_type(wide, "number"));
  });
}

bool is_list(const Fact& fact) {
  const std::size_t before = types_of(*fact.before).size();
  const std::size_t after = types_of(*fact.after).size();
  return before > 0 && after > 0 && (before > 1 || after > 1);
}

// Any text at all.
bool is_plain_text(const Json& type) {
  return types_of(type).size() == 1 && has_type(type, "string") && find_member(type, "format") == nullptr;
}

bool is_scalar(const Json& type) {
  const Json& types = types_of(type);
  return !types.empty() && !has_type(type, "array") && !has_type(type, "object");
}

}  // namespace

// An array whose items are impossible may still be empty.
bool became_impossible(const Fact& fact, const RuleContext& /*context*/) {
  return fact.after != nullptr && flag_member(*fact.after, "never") && !fact.pointer.ends_with("/*");
}

bool types_widened(const Fact& fact, const RuleContext& /*context*/) {
  return is_list(fact) && covers(*fact.after, *fact.before);
}
bool types_narrowed(const Fact& fact, const RuleContext& /*context*/) {
  return is_list(fact) && covers(*fact.before, *fact.after);
}
bool type_generalized(const Fact& fact, const RuleContext& /*context*/) { return covers(*fact.after, *fact.before); }
bool type_specialized(const Fact& fact, const RuleContext& /*context*/) { return covers(*fact.before, *fact.after); }

// Where values travel as text, a number is one of many texts: a request may be any of more texts than before, a
// response of fewer.
bool type_compatible(const Fact& fact, const RuleContext& /*context*/) {
  if (!fact.site->is_text) return false;
  const bool is_request = fact.site->direction == Direction::request;
  const Json& wide = is_request ? *fact.after : *fact.before;
  const Json& narrow = is_request ? *fact.before : *fact.after;
  return is_plain_text(wide) && is_scalar(narrow);
}

}  // namespace steelyard::drift::conditions
