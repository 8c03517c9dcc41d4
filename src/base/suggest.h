// "Did you mean …": the known name nearest to one that is not known.
//
//   suggest("youcon", names)   // "youcom"
#pragma once

#include <optional>     // no near name
#include <string>       // the suggestion
#include <string_view>  // names
#include <vector>       // candidates

namespace steelyard {

// The candidate with the smallest edit distance (case ignored, neighbours swapped count once), if it is small against
// the length of the name: at most a third, and at least 1.
std::optional<std::string> suggest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace steelyard
