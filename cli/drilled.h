// `--drift RULE`: answers of a mock that show a drift on purpose.
//
//   if (Status drilled = apply_drill(arguments, providers, context); !drilled) return drilled.error();
#pragma once

#include <vector>  // providers

#include "base/result.h"
#include "cli/command.h"
#include "provider/provider.h"

namespace steelyard::cli {

// The option that apply_drill() reads, for the table of commands.
inline constexpr Option kDriftOption = {
    .name = "drift", .value = "RULE", .help = "show that drift on purpose: one that `steelyard list drills` names"};

// Drills each provider that can show the rule, and says on context.err what was changed and who cannot. Does nothing
// without the option. Errors: usage, if the rule is unknown or nobody can show it; the first breach of a fixture, since
// the answers of a drill are no longer held to the contract.
Status apply_drill(const Arguments& arguments, std::vector<provider::Provider>& providers, Context& context);

}  // namespace steelyard::cli
