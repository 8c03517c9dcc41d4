// minLength, maxLength, pattern (JSON Schema 2020-12 validation, section 6.3).
#include "json_schema/keywords/string.h"

#include "base/json.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/keywords/size.h"

namespace steelyard::json_schema {
namespace {

Explanation length_against(const Question& q, const char* relation) {
  const std::size_t length = count_code_points(q.value.get_ref<const std::string&>());
  return {shorten(q.value) + " has " + count_of(length, "character", "characters") + ", " + relation + " " +
          std::to_string(q.instr.a)};
}

}  // namespace

Status compile_min_length(Scope& scope) { return emit_size(scope, Op::min_length); }
Status compile_max_length(Scope& scope) { return emit_size(scope, Op::max_length); }

Status compile_pattern(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  Result<std::uint32_t> pattern = scope.pattern(scope.value().get_ref<const std::string&>(), scope.place());
  if (!pattern) return pattern.error();
  scope.emit(Op::pattern, *pattern);
  return {};
}

Explanation explain_min_length(const Question& q) { return length_against(q, "fewer than"); }
Explanation explain_max_length(const Question& q) { return length_against(q, "more than"); }

Explanation explain_pattern(const Question& q) {
  const std::string pattern = shorten_text(q.program.patterns[q.instr.a].source);
  if (q.detail == 1) return {"the pattern " + pattern + " took too many steps on " + shorten(q.value)};
  return {shorten(q.value) + " does not match the pattern " + pattern};
}

}  // namespace steelyard::json_schema
