// What a stub mapping answers with.
//
//   MappingErrors errors;
//   StubResponse response = read_stub_response(json, "/response", errors);
//   Reply reply = reply_of(response, random);
#pragma once

#include <chrono>    // delays
#include <optional>  // delays
#include <string>    // texts

#include "base/json_fwd.h"
#include "base/random.h"
#include "server/delay_distribution.h"
#include "server/handler.h"
#include "server/stubs/member_reader.h"

namespace steelyard::server {

struct StubResponse {
  http::Response response;
  std::string reason;                                    // the phrase of the status line, "" for the registry's
  std::optional<std::chrono::milliseconds> fixed_delay;  // nothing: that of the settings
  std::optional<DelayDistribution> random_delay;         // on top of it; nothing: that of the settings
  std::optional<Dribble> dribble;
  Fault fault = Fault::none;
};

// Notes every member that is not known, or known and not supported.
StubResponse read_stub_response(const Json& value, const std::string& pointer, MappingErrors& errors);

// The response and how it travels, with the delays that the stub names itself.
Reply reply_of(const StubResponse& response, Random& random);

}  // namespace steelyard::server
