// Scenarios for `list` and `explain`.
#pragma once

#include <vector>  // entries

#include "cli/catalogue.h"

namespace steelyard::cli {

// Those that fit every provider by their name, those of a pack as PROVIDER:NAME: what `serve --scenario` takes.
std::vector<Entry> scenarios_topic(const Providers& providers);

}  // namespace steelyard::cli
