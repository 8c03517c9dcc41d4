// Everything that differs between two contracts.
//
//   std::vector<Fact> facts = compare_contracts(*base.contract, *revision.contract);
//
// Operations belong together by method and path (names of path parameters do not matter), parameters by place and name,
// responses by status, content by media type, schemas by what they say: references, order, `allOf`, formatting and
// the names of components make no difference, nor does OAS 3.0 rewritten as 3.1.
#pragma once

#include <vector>  // facts

#include "drift/fact.h"
#include "openapi/contract.h"

namespace steelyard::drift {

// In the order of the revision, with what is gone after it; the same for the same contracts.
std::vector<Fact> compare_contracts(const openapi::Contract& base, const openapi::Contract& revision);

}  // namespace steelyard::drift
