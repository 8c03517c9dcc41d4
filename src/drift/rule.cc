#include "drift/rule.h"

#include <map>      // rules by kind
#include <utility>  // pairs
#include <vector>   // rules

#include "drift/conditions.h"

namespace steelyard::drift {
namespace {

using report::Level;

// The names in the tables, out of the way of everything else.
namespace table {

constexpr Level error = Level::error;
constexpr Level warning = Level::warning;
constexpr Level info = Level::info;

// clang-format off
#define STEELYARD_RULE(id, level, direction, area, kind, change, places, condition, sentence) \
  Rule{id, level, Direction::direction, Area::area, FactKind::kind, Change::change, places, conditions::condition, sentence},

#define STEELYARD_SCHEMA_RULE_BUT_RESPONSE_BODY(name, kind, change, condition, in_response, in_request, sentence)                 \
  STEELYARD_RULE("response-property-" name, in_response, response, schema, kind, change, kResponseProperty, condition, sentence)  \
  STEELYARD_RULE("response-header-" name, in_response, response, headers, kind, change, kHeader, condition, sentence)             \
  STEELYARD_RULE("request-body-" name, in_request, request, schema, kind, change, kRequestBody, condition, sentence)              \
  STEELYARD_RULE("request-property-" name, in_request, request, schema, kind, change, kRequestProperty, condition, sentence)      \
  STEELYARD_RULE("request-parameter-" name, in_request, request, parameters, kind, change, kParameter, condition, sentence)

#define STEELYARD_SCHEMA_RULE(name, kind, change, condition, in_response, in_request, sentence)                                   \
  STEELYARD_RULE("response-body-" name, in_response, response, schema, kind, change, kResponseBody, condition, sentence)          \
  STEELYARD_SCHEMA_RULE_BUT_RESPONSE_BODY(name, kind, change, condition, in_response, in_request, sentence)

#define STEELYARD_UPPER_BOUND(name, kind, text)                                                                          \
  STEELYARD_SCHEMA_RULE(name "-set", kind, added, always, info, error, "the " text " was set to {after}")                \
  STEELYARD_SCHEMA_RULE(name "-unset", kind, removed, always, error, info, "the " text " {before} was removed")          \
  STEELYARD_SCHEMA_RULE(name "-increased", kind, increased, always, error, info, "the " text " was raised from {before} to {after}") \
  STEELYARD_SCHEMA_RULE(name "-decreased", kind, decreased, always, info, error, "the " text " was lowered from {before} to {after}")

#define STEELYARD_LOWER_BOUND(name, kind, text)                                                                          \
  STEELYARD_SCHEMA_RULE(name "-set", kind, added, always, info, error, "the " text " was set to {after}")                \
  STEELYARD_SCHEMA_RULE(name "-unset", kind, removed, always, error, info, "the " text " {before} was removed")          \
  STEELYARD_SCHEMA_RULE(name "-increased", kind, increased, always, info, error, "the " text " was raised from {before} to {after}") \
  STEELYARD_SCHEMA_RULE(name "-decreased", kind, decreased, always, error, info, "the " text " was lowered from {before} to {after}")

#define STEELYARD_SUBSCHEMA(name, kind, text)                                                            \
  STEELYARD_SCHEMA_RULE(name "-added", kind, added, always, info, error, text " was added")              \
  STEELYARD_SCHEMA_RULE(name "-removed", kind, removed, always, error, info, text " was removed")        \
  STEELYARD_SCHEMA_RULE(name "-changed", kind, changed, always, warning, warning, text " changed")

// Of a property that is required in a response; of one in a request when it becomes so, and when it ceases to be so.
#define STEELYARD_MUTABILITY(name, kind, required_set, required_unset, response_unset)                                                       \
  STEELYARD_RULE("response-required-property-became-" name, info, response, schema, kind, added, kResponseProperty, is_required, "the required property became " name)           \
  STEELYARD_RULE("response-optional-property-became-" name, info, response, schema, kind, added, kResponseProperty, always, "the optional property became " name)                \
  STEELYARD_RULE("response-required-property-became-not-" name, response_unset, response, schema, kind, removed, kResponseProperty, is_required, "the required property is no longer " name) \
  STEELYARD_RULE("response-optional-property-became-not-" name, info, response, schema, kind, removed, kResponseProperty, always, "the optional property is no longer " name)    \
  STEELYARD_RULE("request-required-property-became-" name, required_set, request, schema, kind, added, kRequestProperty, is_required, "the required property became " name)      \
  STEELYARD_RULE("request-optional-property-became-" name, info, request, schema, kind, added, kRequestProperty, always, "the optional property became " name)                   \
  STEELYARD_RULE("request-required-property-became-not-" name, required_unset, request, schema, kind, removed, kRequestProperty, is_required, "the required property is no longer " name) \
  STEELYARD_RULE("request-optional-property-became-not-" name, info, request, schema, kind, removed, kRequestProperty, always, "the optional property is no longer " name)       \
  STEELYARD_RULE("response-body-became-" name, info, response, schema, kind, added, kResponseBody, always, "the body became " name)              \
  STEELYARD_RULE("response-body-became-not-" name, info, response, schema, kind, removed, kResponseBody, always, "the body is no longer " name)  \
  STEELYARD_RULE("response-header-became-" name, info, response, headers, kind, added, kHeader, always, "it became " name)                       \
  STEELYARD_RULE("response-header-became-not-" name, info, response, headers, kind, removed, kHeader, always, "it is no longer " name)           \
  STEELYARD_RULE("request-body-became-" name, info, request, schema, kind, added, kRequestBody, always, "the body became " name)                 \
  STEELYARD_RULE("request-body-became-not-" name, info, request, schema, kind, removed, kRequestBody, always, "the body is no longer " name)     \
  STEELYARD_RULE("request-parameter-became-" name, info, request, parameters, kind, added, kParameter, always, "it became " name)                \
  STEELYARD_RULE("request-parameter-became-not-" name, info, request, parameters, kind, removed, kParameter, always, "it is no longer " name)

#define STEELYARD_STABILITY(change, sentence)                                                                                   \
  STEELYARD_RULE("api-invalid-stability-level", error, none, paths, operation_stability, change, kOperation, stability_invalid, sentence)  \
  STEELYARD_RULE("api-stability-decreased", error, none, paths, operation_stability, change, kOperation, stability_decreased, sentence)    \
  STEELYARD_RULE("api-stability-increased", info, none, paths, operation_stability, change, kOperation, stability_increased, sentence)     \
  STEELYARD_RULE("api-stability-changed", info, none, paths, operation_stability, change, kOperation, always, sentence)

#define STEELYARD_SECURITY(name, place)                                                                                         \
  STEELYARD_RULE(name "-added", error, none, security, security, added, place, always, "a credential is now asked for: {after}")  \
  STEELYARD_RULE(name "-removed", info, none, security, security, removed, place, always, "no credential is asked for any more; it was {before}") \
  STEELYARD_RULE(name "-alternative-added", info, none, security, security_alternative, added, place, always, "{after} is now accepted too") \
  STEELYARD_RULE(name "-alternative-removed", error, none, security, security_alternative, removed, place, always, "{before} is no longer accepted") \
  STEELYARD_RULE(name "-scope-added", error, none, security, security_scope, added, place, always, "the scope {after} is now asked for")   \
  STEELYARD_RULE(name "-scope-removed", info, none, security, security_scope, removed, place, always, "the scope {before} is no longer asked for")

constexpr Rule kRules[] = {
#include "drift/rule.def"
#include "drift/schema_rule.def"
};
// clang-format on

}  // namespace table

using Key = std::pair<FactKind, Change>;

std::map<Key, std::vector<const Rule*>> index_rules() {
  std::map<Key, std::vector<const Rule*>> rules;
  for (const Rule& rule : table::kRules) rules[{rule.kind, rule.change}].push_back(&rule);
  return rules;
}

}  // namespace

Places place_of(const Fact& fact) {
  switch (fact.site->subject) {
    case Subject::document:
      return kDocument;
    case Subject::operation:
      return kOperation;
    case Subject::parameter:
      return kParameter;
    case Subject::header:
      return kHeader;
    case Subject::request_body:
      return fact.pointer.empty() ? kRequestBody : kRequestProperty;
    case Subject::response_body:
      return fact.pointer.empty() ? kResponseBody : kResponseProperty;
  }
  return kDocument;
}

std::string_view to_string(Area area) {
  constexpr std::string_view kNames[] = {"paths",    "parameters", "requests", "responses",  "headers", "schema",
                                         "security", "servers",    "tags",     "components", "info"};
  return kNames[static_cast<std::size_t>(area)];
}

std::span<const Rule> all_rules() { return table::kRules; }

const Rule* find_rule(const Fact& fact, const RuleContext& context) {
  static const std::map<Key, std::vector<const Rule*>> kIndex = index_rules();
  const auto rules = kIndex.find({fact.kind, fact.change});
  if (rules == kIndex.end()) return nullptr;
  const Places place = place_of(fact);
  for (const Rule* rule : rules->second) {
    if ((rule->places & place) != 0 && rule->condition(fact, context)) return rule;
  }
  return nullptr;
}

}  // namespace steelyard::drift
