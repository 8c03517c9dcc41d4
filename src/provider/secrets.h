// Which values of a request and of its answer are credentials: what no log, journal or recording may show.
//
//   SecretFinder(secrets_of(provider, request)).redact(text);
#pragma once

#include <string>  // values
#include <vector>  // values

#include "http/message.h"
#include "provider/provider.h"

namespace steelyard::provider {

// What stands where the contract's security schemes, the places that the pack names, and parameters, headers and fields
// with the name of a secret (openapi::names_a_secret) put a credential; Authorization and Cookie always: the whole
// token, and for the scheme basic user and password too. Also what a body of up to 1 MiB holds below such a name
// (secrets_in_body), and URLs in headers. What may be something else (openapi::is_doubtful_key) counts if it has 16
// characters or more. Each once, the longest first, none of them empty.
std::vector<std::string> secrets_of(const Provider& provider, const http::Request& request);

// The values of Set-Cookie, and of headers, URLs and a body without content coding in the same way.
std::vector<std::string> secrets_of(const http::Response& response);

}  // namespace steelyard::provider
