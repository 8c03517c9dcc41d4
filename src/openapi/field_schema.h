// From a described field to a JSON Schema.
//
//   Placed schema = field_schema(field, warn);   // type="string[]" → {"type": "array", "items": {"type": "string"}}
#pragma once

#include <functional>  // warnings
#include <string>      // messages
#include <vector>      // fields

#include "openapi/page_fields.h"
#include "openapi/placed.h"

namespace steelyard::openapi {

// Called with what was not understood and where that stands.
using Warn = std::function<void(std::string message, const TextOrigin& place)>;

// Types are the words that docs pages use: JSON Schema's types, int, float, double, bool, any, `T[]`, `array<T>`,
// `T | null`. A word that is not known gives a schema without a type, and a warning.
Placed field_schema(const Field& field, const Warn& warn);

// An object with the fields as properties.
Placed object_schema(const std::vector<Field>& fields, const TextOrigin& place, const Warn& warn);

}  // namespace steelyard::openapi
