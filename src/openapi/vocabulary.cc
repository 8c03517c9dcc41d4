#include "openapi/vocabulary.h"

#include <algorithm>  // std::find

#include "base/json.h"

namespace steelyard::openapi {
namespace {

constexpr std::string_view kNames[] = {
    "paths",     "webhooks",    "responses",     "headers",           "content",
    "schemas",   "parameters",  "requestBodies", "securitySchemes",   "links",
    "callbacks", "pathItems",   "properties",    "patternProperties", "dependentSchemas",
    "$defs",     "definitions", "encoding",      "variables",         "examples"};

constexpr std::string_view kData[] = {"example", "security", "default", "enum",
                                      "const",   "value",    "mapping", "dependentRequired"};

template <std::size_t size>
bool contains(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

bool holds_names(std::string_view member) { return contains(kNames, member); }

bool holds_data(std::string_view member, const Json& value) {
  return contains(kData, member) || member.starts_with("x-") || (member == "examples" && value.is_array());
}

}  // namespace steelyard::openapi
