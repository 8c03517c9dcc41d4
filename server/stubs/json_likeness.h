// Whether a JSON value is the one that is expected, with the two liberties of WireMock's equalToJson.
//
//   compare_json(expected, actual, {.ignore_array_order = true}) == Match::yes
#pragma once

#include "base/json_fwd.h"
#include "base/regex.h"

namespace steelyard::server {

struct JsonLiberties {
  bool ignore_array_order = false;
  bool ignore_extra_elements = false;  // members that are not expected, and items: behind the expected ones if in order
};

// Numbers are compared by value: 1 is 1.0. gave_up where unordered lists would take too many comparisons.
Match compare_json(const Json& expected, const Json& actual, const JsonLiberties& liberties);

}  // namespace steelyard::server
