// minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf (JSON Schema 2020-12 validation, section 6.2).
#include "json_schema/keywords/number.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {
namespace {

Status emit_limit(Scope& scope, Op op) {
  if (!is_number(scope.value())) return scope.wrong("a number");
  scope.program().numbers.push_back(number_of(scope.value()));
  scope.emit(op, static_cast<std::uint32_t>(scope.program().numbers.size() - 1));
  return {};
}

// In draft 4 and OAS 3.0 the exclusive keywords are flags that sharpen the limit beside them.
Status emit_exclusive(Scope& scope, Op op) {
  const DialectInfo& dialect = dialect_info(scope.rules().dialect);
  if (!dialect.exclusive_is_flag) return emit_limit(scope, op);
  if (!scope.value().is_boolean()) return scope.wrong("a boolean in " + std::string(dialect.name));
  return {};
}

bool is_exclusive(const Scope& scope, std::string_view flag) {
  return dialect_info(scope.rules().dialect).exclusive_is_flag && flag_member(scope.schema(), flag);
}

// The limit stands in the document, where the instruction's keyword is.
std::string limit_of(const Question& q) {
  const InstrPlace& place = q.program.instr_places[static_cast<std::size_t>(&q.instr - q.program.code.data())];
  const Place& block = q.program.block_places[place.block];
  const Json* limit =
      pointer_find(q.program.documents[block.document].document->root(), pointer_append(block.pointer, place.keyword));
  return limit == nullptr ? "the limit" : shorten(*limit);
}

Explanation compared(const Question& q, const char* relation) {
  return {shorten(q.value) + " is not " + relation + " " + limit_of(q)};
}

}  // namespace

Status compile_minimum(Scope& scope) {
  return emit_limit(scope, is_exclusive(scope, "exclusiveMinimum") ? Op::more_than : Op::at_least);
}
Status compile_maximum(Scope& scope) {
  return emit_limit(scope, is_exclusive(scope, "exclusiveMaximum") ? Op::less_than : Op::at_most);
}
Status compile_exclusive_minimum(Scope& scope) { return emit_exclusive(scope, Op::more_than); }
Status compile_exclusive_maximum(Scope& scope) { return emit_exclusive(scope, Op::less_than); }

Status compile_multiple_of(Scope& scope) {
  const std::optional<Decimal> divisor = to_decimal(scope.value());
  if (!divisor || divisor->is_zero() || divisor->is_negative()) return scope.wrong("a number greater than 0");
  scope.program().divisors.push_back(*divisor);
  scope.emit(Op::multiple_of, static_cast<std::uint32_t>(scope.program().divisors.size() - 1));
  return {};
}

Explanation explain_integer_range(const Question& /*q*/) { return {}; }  // is never asked
Explanation explain_at_least(const Question& q) { return compared(q, "at least"); }
Explanation explain_at_most(const Question& q) { return compared(q, "at most"); }
Explanation explain_more_than(const Question& q) { return compared(q, "greater than"); }
Explanation explain_less_than(const Question& q) { return compared(q, "less than"); }
Explanation explain_multiple_of(const Question& q) {
  return {shorten(q.value) + " is not a multiple of " + q.program.divisors[q.instr.a].to_string()};
}

}  // namespace steelyard::json_schema
