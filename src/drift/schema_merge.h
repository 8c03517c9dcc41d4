// Two values of an OpenAPI document made one: what they say of the other, in the words of the first.
//
//   merge_words({{"type", "number"}, {"description", "Money."}}, {{"type", "string"}, {"description", "The money."}})
//   // {"type": "string", "description": "Money."}
#pragma once

#include <string_view>  // names

#include "base/json_fwd.h"

namespace steelyard::drift {

// The second, with the descriptions, summaries, titles and extensions of the first where both speak of the same thing,
// members in the order of the first. A description that names another unit is that of the second; so is an example
// wherever the schema around it changes.
Json merge_words(const Json& words, const Json& meaning);

// Whether the members of that member have names that somebody chose (`properties`, `responses`), and no keywords.
bool is_map_of_names(std::string_view member);

}  // namespace steelyard::drift
