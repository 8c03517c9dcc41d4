// Whether an answer is the one that a scenario expects.
//
//   for (const std::string& failure : judge(response, exchange.at("expect"), bodies)) report(failure);
#pragma once

#include <string>  // failures
#include <vector>  // failures

#include "base/json_fwd.h"
#include "http/message.h"

namespace steelyard::scenarios {

// One sentence for each expectation that is not met. `bodies` are those of the exchanges before.
std::vector<std::string> judge(const http::Response& response, const Json& expected,
                               const std::vector<std::string>& bodies);

}  // namespace steelyard::scenarios
