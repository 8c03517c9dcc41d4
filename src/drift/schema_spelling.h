// A document of one version of OpenAPI with its schemas spelled as another version does it.
//
//   Json page = spelled_like(pin, read.root());   // 3.0: {type: number, nullable: true}, 3.1: {type: [number, 'null']}
#pragma once

#include "base/json_fwd.h"

namespace steelyard::drift {

// The second document as the version of the first spells it, where OpenAPI 3.0 and 3.1 have different words for one
// thing: null, exclusive bounds, a single value. What the other version cannot say in such a word stays as it is, and
// so does everything where both have one version.
Json spelled_like(const Json& model, const Json& document);

}  // namespace steelyard::drift
