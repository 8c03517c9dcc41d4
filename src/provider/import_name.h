// The name of a provider whose page or contract does not bring one.
//
//   name_for(contract, "Get Balance")   // https://api.you.com → "youcom", https://sunor.cc → "sunor"
#pragma once

#include <string>       // names
#include <string_view>  // texts

#include "base/result.h"
#include "openapi/contract.h"

namespace steelyard::provider {

// From the host of the first server: the label below the top-level domain (below co.uk and the like), joined with the
// domain when it has fewer than four letters. Without a host, or for an address, from the title.
std::string name_for(const openapi::Contract& contract, std::string_view title);

// Error: import_name, unless the name is small letters, digits and hyphens and begins with a letter.
Status check_name(std::string_view name);

}  // namespace steelyard::provider
