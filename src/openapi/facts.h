// What an OpenAPI document says once its prose is left out: two documents with equal facts promise the same.
//
//   facts(page->document.root()) == facts(pinned->root())
#pragma once

#include <string>  // a difference
#include <vector>  // differences

#include "base/json_fwd.h"

namespace steelyard::openapi {

// A copy without descriptions, summaries, comments and `x-` members of OpenAPI objects and schemas. Names that the
// author chose (paths, properties, headers, schemas, …) and data (examples, defaults, enums) are kept whatever they
// are.
Json facts(const Json& document);

// JSON pointers at which two values differ, members compared by name, not by order.
std::vector<std::string> different_pointers(const Json& a, const Json& b);

}  // namespace steelyard::openapi
