// The JSON value type of the house, declared only. Headers include this; sources include base/json.h.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace steelyard {

// Keeps members in the order of the text: contracts are read, generated and written in their own order.
using Json = nlohmann::ordered_json;

}  // namespace steelyard
