// JSON values as texts that are equal exactly if the values are (2020-12 core, section 4.2.2): members sorted, 1.0
// as 1.
#pragma once

#include <string>  // the text

#include "base/json_fwd.h"

namespace steelyard::drift {

std::string canonical_text(const Json& value);

}  // namespace steelyard::drift
