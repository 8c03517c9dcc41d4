// Units of measure that a description names.
//
//   units_in("Balance in cents. Divide by 100 to convert to USD.")   // {"cents", "dollars"}
#pragma once

#include <string>       // units
#include <string_view>  // prose
#include <vector>       // units

namespace steelyard::drift {

// By their one common name ("USD" is "dollars"), sorted, each once.
std::vector<std::string> units_in(std::string_view prose);

}  // namespace steelyard::drift
