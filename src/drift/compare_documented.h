// What was seen of a body against what the contract documents for it.
//
//   for (const Difference& difference : compare_documented(*contract, *media.schema, shape.root, Policy::strict)) …
#pragma once

#include "drift/difference.h"
#include "drift/shape.h"
#include "openapi/contract.h"

namespace steelyard::drift {

// What a shape can show: types, nulls, enumerated values, properties that are not documented, not seen or not there,
// numbers in strings, lost precision, members named twice; in the order of the data. Bounds, patterns, formats and
// conditions are questions to each answer (Observer).
Differences compare_documented(const openapi::Contract& contract, const json_schema::SchemaRef& schema,
                               const ShapeNode& seen, Policy policy);

}  // namespace steelyard::drift
