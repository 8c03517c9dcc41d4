// What the end of a key asks for, for clients that can set nothing but their key.
//
//   KeyEnding ending = read_key_ending("brz_mine-fault-dribble-delay-250-503");
//   // status 503, delay "250", fault "dribble"
#pragma once

#include <optional>     // absent parts
#include <string>       // texts
#include <string_view>  // keys

namespace steelyard::provider {

// Any of the three endings, each at most once, in any order. Fault and delay are as they were written: whoever serves
// knows what they mean. They are part of a credential, so no message may repeat them.
struct KeyEnding {
  std::optional<int> status;         // -503: from 200 to 599
  std::optional<std::string> delay;  // -delay-250: the digits
  std::optional<std::string> fault;  // -fault-NAME: letters, `-` and `_`
};

KeyEnding read_key_ending(std::string_view key);

// The key in front of its endings.
std::string_view without_key_ending(std::string_view key);

}  // namespace steelyard::provider
