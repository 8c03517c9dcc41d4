// What `serve --rate-limit` asks for: N/SECONDS for every API, or the numbers of the packs.
//
//   Result<std::map<std::string, provider::RateLimit>> limits = read_rate_limits(arguments, providers);
#pragma once

#include <map>     // limits by provider
#include <string>  // names
#include <vector>  // providers

#include "base/result.h"
#include "cli/command.h"
#include "provider/provider.h"

namespace steelyard::cli {

// Empty without the option. The header fields are always those of the pack. Error: usage for a value that is neither
// `pack` nor N/SECONDS, and for `pack` where no pack has a limit.
Result<std::map<std::string, provider::RateLimit>> read_rate_limits(const Arguments& arguments,
                                                                    const std::vector<provider::Provider>& providers);

}  // namespace steelyard::cli
