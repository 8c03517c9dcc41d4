// What a YAML scalar means by the core schema of YAML 1.2.2, section 10.3.2.
#pragma once

#include <string_view>  // tag and text

#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard {

// `tag` is "?" for a plain scalar, "!" for a quoted one, else the tag written. Quoted scalars are strings, and so are
// plain ones that the core schema does not name: `no`, `on`, `2026-01-01`. Integers beyond 64 bits keep their digits.
// Error: number_out_of_range for .inf and .nan, which JSON does not know.
Result<Json> yaml_scalar(std::string_view tag, std::string_view text);

}  // namespace steelyard
