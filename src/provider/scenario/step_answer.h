// The answer that a step of a scenario begins with, before amounts and values change it.
//
//   const std::optional<Answer> answer = find_step_answer(provider, operation, 402, "default");
#pragma once

#include <optional>  // no such answer
#include <string>    // names

#include "provider/provider.h"

namespace steelyard::provider {

// What a request with a key gets for that status and example ("": the default): an answer of the pack, else the first
// JSON example of the contract, as an answer without a file. Nothing if there is neither.
std::optional<Answer> find_step_answer(const Provider& provider, const openapi::Operation& operation, int status,
                                       const std::string& example);

}  // namespace steelyard::provider
