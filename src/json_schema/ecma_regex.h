// Regular expressions of ECMA-262 (with the "u" flag, as JSON Schema 2020-12 core, section 6.4 asks) on PCRE2.
//
//   Result<Regex> pattern = compile_ecma_regex("^\\p{Letter}+$");
#pragma once

#include <string>       // the translation
#include <string_view>  // patterns

#include "base/regex.h"
#include "base/result.h"

namespace steelyard::json_schema {

// The pattern in PCRE2's syntax. What ECMA-262 does not know (\A, \Z, (?i), possessive quantifiers, verbs) is refused;
// what only its legacy syntax allows (an escaped '-' or '_', a '{' that opens no quantifier) is accepted.
// Error: pattern_syntax with the offset in the message.
Result<std::string> translate_ecma_regex(std::string_view pattern);

// Whether ECMA-262 allows the pattern, which may be one that PCRE2 cannot run: it matches look-behind of bounded width
// only. Error: pattern_syntax.
Status check_ecma_regex(std::string_view pattern);

// Error: pattern_syntax.
Result<Regex> compile_ecma_regex(std::string_view pattern);

}  // namespace steelyard::json_schema
