// What a request asks of the mock: `Prefer: code=503, example=busy, dynamic=true` (RFC 7240, names as in Prism) or the
// query forms `__code`, `__example`, `__dynamic`. The header wins. An example wins over dynamic. `fault=NAME` and
// `delay=MILLISECONDS` (`__fault`, `__delay`) say how the answer travels.
//
//   Preferences wanted = read_preferences(request);
//   if (!wanted.invalid.empty()) answer_400(wanted.invalid);
#pragma once

#include <chrono>    // delays
#include <optional>  // absent preferences
#include <string>    // names
#include <vector>    // names

#include "http/message.h"
#include "server/fault.h"

namespace steelyard::server {

struct Preferences {
  std::optional<int> code;
  std::string example;
  std::optional<bool> dynamic;
  std::optional<Fault> fault;
  std::optional<std::chrono::milliseconds> delay;
  // The value of `Preference-Applied` (RFC 7240, section 3): what came in a Prefer header and has an effect.
  std::string applied;
  std::string applied_to_delivery;      // the part of it that changes how the answer travels
  std::string invalid;                  // one sentence about a value that makes no sense, or ""
  std::vector<std::string> known = {};  // what would have done, if that can be listed
};

Preferences read_preferences(const http::Request& request);

}  // namespace steelyard::server
