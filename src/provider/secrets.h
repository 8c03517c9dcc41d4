// Which values of a request and of its answer are credentials: what no log, journal or recording may show.
//
//   for (const std::string& secret : secrets_of(provider, request)) checks::redact(text, secret);
#pragma once

#include <string>  // values
#include <vector>  // values

#include "http/message.h"
#include "provider/provider.h"

namespace steelyard::provider {

// What stands where the contract's security schemes, the places that the pack names, and parameters, headers and fields
// with the name of a key (openapi::names_a_key) put a credential; Authorization and Cookie always: the whole token, and
// for the scheme basic user and password too. Also members of a form or JSON body with such a name. Each once, the
// longest first, none of them empty.
std::vector<std::string> secrets_of(const Provider& provider, const http::Request& request);

// The values of Set-Cookie, of headers with the name of a key, and of string members with such a name in a JSON body
// (`access_token`). A member that is named only `key` or `token` counts if it has 16 characters or more.
std::vector<std::string> secrets_of(const http::Response& response);

}  // namespace steelyard::provider
