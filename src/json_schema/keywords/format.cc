// format: an annotation, or an assertion where the options or the dialect say so.
#include "json_schema/keywords/format.h"

#include "base/json.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {

Status compile_format(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  const bool asserts =
      scope.options().assert_formats || (scope.rules().vocabularies & bit(Vocabulary::format_assertion)) != 0;
  if (!asserts) return {};
  const auto& name = scope.value().get_ref<const std::string&>();
  const FormatRow* format = find_format(name, scope.rules().dialect);
  if (format == nullptr) {
    scope.warn(ErrorCode::schema_keyword, "the format '" + name + "' is not known and is not checked");
    return {};
  }
  if (format->text == nullptr && format->number == nullptr) return {};  // every value has this format
  scope.program().formats.push_back(format);
  scope.emit(Op::format, static_cast<std::uint32_t>(scope.program().formats.size() - 1));
  return {};
}

Explanation explain_format(const Question& q) {
  const FormatRow& format = *q.program.formats[q.instr.a];
  return {shorten(q.value) + " is not " + std::string(format.what)};
}

}  // namespace steelyard::json_schema
