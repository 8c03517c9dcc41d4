// Which type of values a keyword speaks of. A keyword that speaks of strings restricts nothing else (JSON Schema
// 2020-12 Validation, 4.2 "Keyword Behaviors"), so where no string can come it says nothing.
#pragma once

#include <optional>     // what is not said
#include <string>       // types
#include <string_view>  // types
#include <vector>       // types

#include "base/json_fwd.h"
#include "drift/normal_schema.h"

namespace steelyard::drift {

// "string", "number", "array" or "object"; "" for what speaks of values of every type.
std::string_view type_of_keyword(FactKind kind);

// True if values of the type ("number" for integers too) are among those of the types.
bool has_values_of(const std::vector<std::string>& types, std::string_view type);

// "integer", "string", "boolean", …; 1.0 is an integer.
std::string type_of_value(const Json& value);

// The types of the values that `enum` or `const` lists, sorted, null aside; "number" includes "integer". Nothing where
// neither lists any.
std::optional<std::vector<std::string>> types_of_values(const NormalSchema& schema);

// Takes out what speaks of values of no type of the list.
void drop_keywords_beyond(const std::vector<std::string>& types, NormalSchema& schema);

}  // namespace steelyard::drift
