// Header fields that HTTP defines for every answer: no contract has to document them.
#pragma once

#include <string_view>  // names

namespace steelyard::drift {

// RFC 9110, 9111, 9112, 6265, 6797, 8288, Fetch (CORS) and what every proxy adds. The name in any case.
bool is_standard_header(std::string_view name);

}  // namespace steelyard::drift
