// The documents that the references of a schema name.
#pragma once

#include <optional>  // dialects
#include <string>    // URIs
#include <vector>    // URIs

#include "base/json_fwd.h"
#include "json_schema/schema.h"

namespace steelyard::cli {

// Appends the URI of each, without fragment, resolved against `base` and the identifiers on the way. It looks behind
// every member, so what an `enum` or `default` holds may be among them: a URI here is a candidate, not a promise.
void find_references(const Json& schema, const std::string& base, std::optional<json_schema::Dialect> dialect,
                     std::vector<std::string>& uris);

}  // namespace steelyard::cli
