// type, enum, const; and what the schema `false` says.
#include "json_schema/keywords/value.h"

#include <algorithm>  // std::all_of
#include <iterator>   // std::end

#include "base/json.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {
namespace {

struct TypeName {
  std::string_view name;
  std::uint32_t bit;
};
constexpr TypeName kTypeNames[] = {
    {"null", kNull},     {"boolean", kBoolean},          {"object", kObject}, {"array", kArray}, {"number", kNumber},
    {"string", kString}, {"integer", kInteger | kWhole},
};

std::uint32_t type_bit(const Json& name) {
  for (const TypeName& row : kTypeNames) {
    if (name.is_string() && name.get_ref<const std::string&>() == row.name) return row.bit;
  }
  return 0;
}

std::string list_types(std::uint32_t types) {
  std::string text;
  const bool all_numbers = (types & kNumber) == kNumber;  // then integers are not worth a word
  for (const TypeName& row : kTypeNames) {
    const bool is_numeric = (row.bit & kNumber) != 0;
    if ((types & row.bit) == 0 || (is_numeric && (row.bit == kNumber) != all_numbers)) continue;
    if (!text.empty()) text += " or ";
    text += row.name;
  }
  return text;
}

std::string list_values(const std::vector<std::string>& texts) {
  constexpr std::size_t kMaxListed = 8;
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < kMaxListed; ++i) list += (i == 0 ? "" : ", ") + texts[i];
  if (texts.size() > kMaxListed) list += " and " + std::to_string(texts.size() - kMaxListed) + " more";
  return list;
}

constexpr const char* kTypeForm = "one of null, boolean, object, array, number, string, integer";

}  // namespace

// JSON Schema 2020-12 validation, section 6.1.1; for integers draft 4, section 3.5. OAS 3.0 allows one name only and
// adds `nullable`, which widens a `type` beside it and means nothing alone (OAS 3.0.4, "Schema Object").
Status compile_type(Scope& scope) {
  std::uint32_t types = 0;
  const DialectInfo& dialect = dialect_info(scope.rules().dialect);
  const bool one_name = dialect.type_is_one_name;
  if (scope.value().is_array() && !one_name) {
    for (std::size_t i = 0; i < scope.value().size(); ++i) {
      const std::uint32_t bit = type_bit(scope.value()[i]);
      if (bit == 0) return scope.wrong(std::string(kTypeForm) + " or a list of these", "/" + std::to_string(i));
      types |= bit;
    }
  } else {
    types = type_bit(scope.value());
  }
  if (one_name && types == kNull) return scope.wrong("a type of OpenAPI 3.0; write 'nullable: true' instead of null");
  if (types == 0) return scope.wrong(std::string(kTypeForm) + (one_name ? "" : " or a list of these"));
  if (scope.sibling("nullable") != nullptr && flag_member(scope.schema(), "nullable")) types |= kNull;
  if (dialect.integer_by_lexeme && (types & kWhole) != 0) types = (types & ~std::uint32_t{kWhole}) | kWritten;
  scope.emit(Op::type, types);
  return {};
}

Status compile_enum(Scope& scope) {
  const Json& values = scope.value();
  if (!values.is_array()) return scope.wrong("an array");
  ProgramData& program = scope.program();
  const auto is_string = [](const Json& value) { return value.is_string(); };
  if (!values.empty() && std::all_of(values.begin(), values.end(), is_string)) {
    program.names.emplace_back(values.get<std::vector<std::string>>());
    scope.emit(Op::one_of_strings, static_cast<std::uint32_t>(program.names.size() - 1));
    return {};
  }
  const auto first = static_cast<std::uint32_t>(program.values.size());
  for (const Json& value : values) program.values.push_back(&value);
  scope.emit(Op::one_of_values, first, static_cast<std::uint32_t>(values.size()));
  return {};
}

Status compile_const(Scope& scope) {
  scope.program().values.push_back(&scope.value());
  scope.emit(Op::equals, static_cast<std::uint32_t>(scope.program().values.size() - 1));
  return {};
}

Explanation explain_type(const Question& q) {
  const std::string type = q.value.is_null() ? "" : std::string(json_type(q.value)) + " ";
  return {"expected " + list_types(q.instr.a) + ", got " + type + shorten(q.value)};
}

Explanation explain_equals(const Question& q) {
  return {"expected " + shorten(*q.program.values[q.instr.a]) + ", got " + shorten(q.value)};
}

Explanation explain_one_of_values(const Question& q) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < q.instr.b; ++i) texts.push_back(shorten(*q.program.values[q.instr.a + i]));
  return {shorten(q.value) + " is none of the allowed values: " + list_values(texts)};
}

Explanation explain_one_of_strings(const Question& q) {
  std::vector<std::string> texts;
  for (const std::string& name : q.program.names[q.instr.a].names()) texts.push_back(shorten(Json(name)));
  return {shorten(q.value) + " is none of the allowed values: " + list_values(texts)};
}

// The schema `false`, most often the value of a keyword that closes an object or an array.
Explanation explain_never(const Question& q) {
  const std::string member = shorten_text(q.member);
  if (q.role == "/additionalProperties")
    return {"the property '" + member + "' is not allowed", "additionalProperties"};
  if (q.role == "/unevaluatedProperties") {
    return {"the property '" + member + "' is allowed by no part of the schema", "unevaluatedProperties"};
  }
  if (q.role == "/items" || q.role == "/additionalItems" || q.role == "/unevaluatedItems") {
    return {"no item is allowed at position " + member + ", got " + shorten(q.value), std::string(q.role.substr(1))};
  }
  return {"no value is allowed here, got " + shorten(q.value)};
}

}  // namespace steelyard::json_schema
