// `properties`, `patternProperties`, `additionalProperties` and `required` of one schema, made ready for deciding: one
// walk over the members of an object answers all of them.
//
//   ObjectPlan plan = plan_object(rules, &required);
#pragma once

#include <cstddef>     // limits
#include <functional>  // what is known of blocks

#include "json_schema/program.h"

namespace steelyard::json_schema {

// Bits of ObjectPlan::required; a schema that requires more names keeps its `required`.
inline constexpr std::size_t kMaxRequired = 64;

// `required` may be nullptr. `always` tells whether every value satisfies a block.
ObjectPlan plan_object(const MemberRules& rules, const NameTable* required, const std::function<bool(BlockId)>& always);

}  // namespace steelyard::json_schema
