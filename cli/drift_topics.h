// What the mock can show on purpose, and the rules about baselines, as topics of `list` and `explain`.
#pragma once

#include <vector>  // entries

#include "cli/catalogue.h"

namespace steelyard::cli {

std::vector<Entry> drills_topic(const Providers& providers);
std::vector<Entry> baseline_rules_topic(const Providers& providers);

}  // namespace steelyard::cli
