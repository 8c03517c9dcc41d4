// How far two texts are apart, for near misses.
//
//   text_distance("/abc", "/ab")   // 0.25
#pragma once

#include <string_view>  // texts

namespace steelyard::server {

// The edits (Levenshtein) that make one of the other, against the length of the longer one: from 0 to 1. Of long texts
// only the first 256 bytes count, so that a near miss costs little.
double text_distance(std::string_view a, std::string_view b);

}  // namespace steelyard::server
