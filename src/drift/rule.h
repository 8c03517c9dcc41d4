// The rules of drift: what a fact means for those who use the API. One row each in rule.def and schema_rule.def.
//
//   for (const Rule& rule : all_rules()) print(rule.id, rule.level);
#pragma once

#include <cstdint>      // places
#include <span>         // the table
#include <string>       // dates
#include <string_view>  // ids

#include "drift/fact.h"
#include "report/report.h"

namespace steelyard::drift {

// Where a fact may stand for a rule to fire.
using Places = std::uint16_t;
inline constexpr Places kDocument = 1;
inline constexpr Places kOperation = 2;
inline constexpr Places kParameter = 4;
inline constexpr Places kHeader = 8;
inline constexpr Places kRequestBody = 16;
inline constexpr Places kRequestProperty = 32;
inline constexpr Places kResponseBody = 64;
inline constexpr Places kResponseProperty = 128;

Places place_of(const Fact& fact);

enum class Area { paths, parameters, requests, responses, headers, schema, security, servers, tags, components, info };
std::string_view to_string(Area area);

// What rules know beyond the fact.
struct RuleContext {
  std::string today;               // "2026-11-20"; sunset dates are weighed against it
  int deprecation_days = 0;        // how long before its sunset something must be deprecated; 0: no sunset needed
  bool has_errors = false;         // among the other findings
  std::string stability = "beta";  // what endpoints below this level change is told as info
};

struct Rule {
  std::string_view id;
  report::Level level;
  Direction direction;
  Area area;
  FactKind kind;
  Change change;
  Places places;
  bool (*condition)(const Fact&, const RuleContext&);
  std::string_view sentence;  // with {before}, {after}, {name}, {status}
};

// Several rows may share an id: one meaning that shows in several ways.
std::span<const Rule> all_rules();

// The rule for the fact, or nullptr: only a version that was changed as it should be has none.
const Rule* find_rule(const Fact& fact, const RuleContext& context);

}  // namespace steelyard::drift
