// The table of keywords: one row each in keyword.def.
//
//   const Keyword* keyword = find_keyword("minimum");
//   keyword->compile(scope);
#pragma once

#include <functional>   // visitors
#include <span>         // the table
#include <string>       // pointers
#include <string_view>  // names

#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/dialect.h"

namespace steelyard::json_schema {

class Scope;  // compiler.h

// What stands in a keyword's value, so that identifiers can be found without compiling.
enum class Holds { nothing, schema, schema_list, schema_or_list, schema_map, schema_or_name_map };

// Rows stand in the order of evaluation, so that the address of a row is its rank.
struct Keyword {
  std::string_view name;
  DialectSet dialects;
  Vocabulary vocabulary;
  Holds holds;
  Status (*compile)(Scope& scope);
};

std::span<const Keyword> keywords();

// nullptr for a name that no dialect knows.
const Keyword* find_keyword(std::string_view name);

// Whether the keyword means something under these rules.
bool applies(const Keyword& keyword, const Rules& rules);

// Calls `visit` with each subschema in the value of a keyword and its pointer relative to the value ("" or "/0").
void for_each_subschema(const Keyword& keyword, const Json& value,
                        const std::function<void(const Json&, const std::string&)>& visit);

}  // namespace steelyard::json_schema
