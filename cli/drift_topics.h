// The rules about what was observed, as topics of `list` and `explain`.
#pragma once

#include <vector>  // entries

#include "cli/catalogue.h"

namespace steelyard::cli {

std::vector<Entry> drift_rules_topic(const Providers& providers);
std::vector<Entry> drills_topic(const Providers& providers);
std::vector<Entry> baseline_rules_topic(const Providers& providers);

}  // namespace steelyard::cli
