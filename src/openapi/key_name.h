// Which names of headers, query parameters and cookies stand for a credential.
//
//   names_a_key("X-API-Key")   // true
#pragma once

#include <string_view>  // names

namespace steelyard::openapi {

// Authorization and the names that APIs use in practice, hyphens, underscores and case aside. Where a contract declares
// security schemes those are the truth; this is for contracts that list the key as a plain parameter.
bool names_a_key(std::string_view name);

}  // namespace steelyard::openapi
