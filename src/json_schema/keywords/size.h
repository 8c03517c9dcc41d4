// Reads the value of a keyword that counts: minLength, maxItems, minContains …
#pragma once

#include <cstdint>   // limits
#include <optional>  // wrong values

#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/compiler.h"

namespace steelyard::json_schema {

// A non-negative integer, 2.0 included; what exceeds 32 bits is as good as the largest. Nothing for other values.
std::optional<std::uint32_t> read_size(const Json& value);

// Emits the instruction with the size as `a`. Error: schema_invalid.
Status emit_size(Scope& scope, Op op);

}  // namespace steelyard::json_schema
