// Which header fields of an answer a recording keeps.
//
//   auto headers = recorded_headers(response.headers, operation.response_for(200), secrets);
#pragma once

#include <string>   // fields
#include <utility>  // pairs
#include <vector>   // fields

#include "http/message.h"
#include "openapi/contract.h"
#include "provider/secret/secret_finder.h"

namespace steelyard::server {

// What the contract documents for the status, what clients act on (Retry-After, Location, rate limits, …) and headers
// of the API's own (X-…) but for those that only trace a request. Each name once: several fields of one name are joined
// (RFC 9110, section 5.3). Secrets read "[redacted]"; so does the whole value of a header with the name of a key.
// Set-Cookie is kept only where the contract documents it, with its value redacted.
std::vector<std::pair<std::string, std::string>> recorded_headers(const http::Headers& headers,
                                                                  const openapi::ResponseSpec* documented,
                                                                  const provider::SecretFinder& secrets);

}  // namespace steelyard::server
