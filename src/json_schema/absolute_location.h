// Where a keyword stands, as a URI (JSON Schema 2020-12 core, section 12.3.2: the absolute keyword location).
//
//   absolute_location(program, block, "minimum");   // "https://acme.example/money#/$defs/cents/minimum"
#pragma once

#include <string>       // URIs
#include <string_view>  // keywords

#include "json_schema/program.h"

namespace steelyard::json_schema {

// The URI of the resource that the schema belongs to, and the pointer from the resource's root to the keyword. Without
// a keyword it is the location of the schema.
std::string absolute_location(const ProgramData& program, BlockId block, std::string_view keyword);

// A JSON pointer as the fragment of a URI (RFC 6901, section 6): what RFC 3986 does not allow there is percent-encoded.
std::string pointer_fragment(std::string_view pointer);

}  // namespace steelyard::json_schema
