// The mock that the arguments of `serve` describe, before it listens anywhere.
//
//   Result<std::unique_ptr<server::Mock>> mock = make_mock(arguments, context);
#pragma once

#include <memory>  // mock
#include <vector>  // providers

#include "base/result.h"
#include "cli/command.h"
#include "server/mock.h"

namespace steelyard::cli {

// What the arguments select, with the drift that is asked for and the scenarios that are named. Warnings of the
// documents and what the drill changed are told on context.err unless it is quiet. Errors: those of select_providers(),
// apply_drill() and add_scenarios().
Result<std::vector<provider::Provider>> read_providers(const Arguments& arguments, Context& context);

// With the drift that is asked for, the scenarios running that are named, the rate limits, delays and faults. Errors:
// usage, fault_unknown, delay_invalid, path_conflict and those of read_providers() and start_scenarios().
Result<std::unique_ptr<server::Mock>> make_mock(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
