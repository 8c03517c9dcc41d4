// unevaluatedItems, unevaluatedProperties (JSON Schema 2020-12 core, section 11).
#include "json_schema/keywords/unevaluated.h"

#include "json_schema/compiler.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {
namespace {

Status emit_unevaluated(Scope& scope, Op op) {
  Result<BlockId> block = scope.child("");
  if (!block) return block.error();
  scope.track();
  scope.emit(op, *block);
  return {};
}

}  // namespace

Status compile_unevaluated_items(Scope& scope) { return emit_unevaluated(scope, Op::unevaluated_items); }
Status compile_unevaluated_properties(Scope& scope) { return emit_unevaluated(scope, Op::unevaluated_members); }

Explanation explain_unevaluated_items(const Question& /*q*/) { return {}; }
Explanation explain_unevaluated_members(const Question& /*q*/) { return {}; }

}  // namespace steelyard::json_schema
