// What holds of every schema and every instance, however they came about: all ways to judge agree, and every refusal is
// explained.
//
//   check_judgements(R"({"type": "object"})", instances);
#pragma once

#include <span>         // instances
#include <string>       // texts
#include <string_view>  // the schema

namespace steelyard::fuzz {

// All are JSON texts; what is none is not looked at.
void check_judgements(std::string_view schema, std::span<const std::string> instances);

}  // namespace steelyard::fuzz
