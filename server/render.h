// From a choice to a response: body, headers, labels.
//
//   http::Response response = render(served, operation, choice, {.credential_accepted = true, .seed = 7});
#pragma once

#include <cstdint>  // seeds
#include <string>   // accepted types

#include "http/message.h"
#include "server/choice.h"

namespace steelyard::server {

struct RenderContext {
  bool credential_accepted = false;  // the request carried a key that was not refused
  bool random = false;               // generated bodies differ from seed to seed; else they are the same each time
  std::uint64_t seed = 1;
  std::string accept = {};  // the field of the request, "" if it has none
};

// A choice without fixture, example and schema of a status that is not documented gets the API's own error shape: that
// of a documented error or of a fixture, with the status put in. Such an answer carries `Steelyard-Undocumented: true`;
// one that nobody documented carries `Steelyard-Source: observed` or `assumed`.
http::Response render(ServedProvider& served, const openapi::Operation& operation, const Choice& choice,
                      const RenderContext& context);

}  // namespace steelyard::server
