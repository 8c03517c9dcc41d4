// Keywords that assert nothing. Those that take a string or a boolean are still checked for their own form.
#include "base/json.h"
#include "json_schema/compiler.h"

namespace steelyard::json_schema {

Status compile_annotation(Scope& /*scope*/) { return {}; }

Status compile_string_annotation(Scope& scope) {
  return scope.value().is_string() ? Status() : scope.wrong("a string");
}

Status compile_flag(Scope& scope) { return scope.value().is_boolean() ? Status() : scope.wrong("a boolean"); }

}  // namespace steelyard::json_schema
