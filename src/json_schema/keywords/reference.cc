// $ref, $dynamicRef, $recursiveRef; $id, $anchor, $dynamicAnchor, $defs, which the index has read.
#include "json_schema/keywords/reference.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/uri.h"

namespace steelyard::json_schema {
namespace {

// Dynamic only if what it leads to at first has the anchor too.
Status emit_dynamic(Scope& scope, const std::string& uri, const std::string& anchor) {
  Result<Place> target = scope.index().resolve(scope.resource(), uri);
  const Anchor* found = target ? scope.index().find_anchor(*target, anchor) : nullptr;
  const bool dynamic = found != nullptr && found->dynamic;
  Result<BlockId> block = dynamic ? scope.reference_of_run_time(uri) : scope.reference(uri);
  if (!block) return block.error();
  if (dynamic) {
    scope.emit(Op::dynamic_reference, scope.dynamic_targets(anchor, *block), *block);
  } else if (*block != kAlways) {
    scope.emit(Op::reference, *block);
  }
  return {};
}

}  // namespace

Status compile_ref(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  Result<BlockId> block = scope.reference(scope.value().get_ref<const std::string&>());
  if (!block) return block.error();
  if (*block != kAlways) scope.emit(Op::reference, *block);
  return {};
}

// JSON Schema 2020-12 core, section 8.2.3.2. A fragment without a name is never dynamic.
Status compile_dynamic_ref(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  const auto& uri = scope.value().get_ref<const std::string&>();
  const std::string anchor = percent_decode(split_fragment(uri).second);
  return anchor.empty() ? compile_ref(scope) : emit_dynamic(scope, uri, anchor);
}

// JSON Schema 2019-09 core, section 8.2.4.2.1: "#" and nothing else.
Status compile_recursive_ref(Scope& scope) {
  if (!scope.value().is_string() || scope.value().get_ref<const std::string&>() != "#") return scope.wrong("\"#\"");
  return emit_dynamic(scope, "#", kRecursiveAnchor);
}

// JSON Schema 2020-12 core, section 8.2.1: no fragment but an empty one. Until draft 7 a fragment was an anchor.
Status compile_id(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  if (dialect_info(scope.rules().dialect).id_may_be_anchor) return {};
  if (!split_fragment(scope.value().get_ref<const std::string&>()).second.empty()) {
    return scope.wrong("a URI reference without a fragment");
  }
  return {};
}

Status compile_anchor(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  const auto& name = scope.value().get_ref<const std::string&>();
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto rest = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  bool valid = !name.empty() && letter(name[0]);
  for (char c : name) valid = valid && rest(c);
  return valid ? Status() : scope.wrong("a name of letters, digits, '-', '_' and '.'");
}

Status compile_definitions(Scope& scope) {
  return scope.value().is_object() ? Status() : scope.wrong("an object of schemas");
}

Explanation explain_reference(const Question& /*q*/) { return {}; }
Explanation explain_dynamic_reference(const Question& /*q*/) { return {}; }

}  // namespace steelyard::json_schema
