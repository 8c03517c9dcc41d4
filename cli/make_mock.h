// The mock that the arguments of `serve` describe, before it listens anywhere.
//
//   Result<std::unique_ptr<server::Mock>> mock = make_mock(arguments, context);
#pragma once

#include <memory>  // mock

#include "base/result.h"
#include "cli/command.h"
#include "server/mock.h"

namespace steelyard::cli {

// With the scenarios running that are named, and the rate limits that are asked for. Warnings of the documents are told
// on context.err. Errors: usage, fault_unknown, delay_invalid, path_conflict and those of select_providers(),
// add_scenarios(), start_scenarios().
Result<std::unique_ptr<server::Mock>> make_mock(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
