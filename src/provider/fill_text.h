// Texts with places for numbers.
//
//   fill_text("Try again in {reset} seconds.", {{"reset", "30"}});   // "Try again in 30 seconds."
#pragma once

#include <map>          // values
#include <string>       // texts
#include <string_view>  // texts

namespace steelyard::provider {

// Braces around a name that is not among the values stand for themselves.
std::string fill_text(std::string_view text, const std::map<std::string, std::string>& values);

}  // namespace steelyard::provider
