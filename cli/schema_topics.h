// What the JSON Schema engine knows, as topics of `list` and `explain`.
#pragma once

#include <vector>  // entries

#include "cli/catalogue.h"

namespace steelyard::cli {

std::vector<Entry> dialects_topic(const Providers& providers);
std::vector<Entry> keywords_topic(const Providers& providers);
std::vector<Entry> schema_formats_topic(const Providers& providers);

}  // namespace steelyard::cli
