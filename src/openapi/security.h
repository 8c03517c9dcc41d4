// Credentials of a request, read as the contract's security requirements say.
//
//   SecurityVerdict verdict = check_security(contract, operation, request);
//   if (!verdict.satisfied) answer_401(verdict.challenges);
#pragma once

#include <optional>     // absent credentials
#include <string>       // credentials
#include <string_view>  // cookies
#include <vector>       // lists

#include "http/message.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

struct SecurityVerdict {
  bool satisfied = true;
  // The credentials of the requirement that is satisfied; empty if it asks for none. Secrets: never to be shown.
  std::vector<std::string> credentials;
  // `WWW-Authenticate` values for the HTTP schemes that would do, empty if there is none.
  std::vector<std::string> challenges;
  // What is missing, for a person: "the header X-API-Key".
  std::vector<std::string> missing;
};

// One requirement must hold as a whole (AND); any of them will do (OR). An operation without requirements, or with an
// empty one, needs no credential (OAS 3.1.1, "Security Requirement Object"). A client certificate (mutualTLS) is taken
// as given: it belongs to the connection, of which a request shows nothing.
SecurityVerdict check_security(const Contract& contract, const Operation& operation, const http::Request& request);

// The credential that a request carries for a scheme: the bare token for bearer, the password for basic ("user" if
// there is none), the value for a key; nothing if it is absent, empty or of another scheme.
std::optional<std::string> find_credential(const SecurityScheme& scheme, const http::Request& request);

// The token after an authentication scheme, whose name compares without regard to case (RFC 9110, section 11.1).
std::optional<std::string> authorization_token(const std::string& header, std::string_view http_scheme);

// The `WWW-Authenticate` value of an HTTP scheme ("Bearer realm=…"), "" for the others (RFC 9110, section 11.6.1).
std::string challenge_of(const SecurityScheme& scheme);

// Puts a credential where the scheme wants it: the key into its header, query or cookie, a token behind its scheme
// name. A client certificate has no place in a request.
void put_credential(http::Request& request, const SecurityScheme& scheme, const std::string& key);

// "the header X-API-Key", "a bearer token in the header Authorization"
std::string describe(const SecurityScheme& scheme);

// Base64 with padding (RFC 4648, section 4): what the scheme basic sends.
std::string base64_encode(std::string_view bytes);
// The bytes up to the padding, or up to the first character that is no base64.
std::string base64_decode(std::string_view text);

// Adds `name=value` pairs, of which a request has one Cookie field at most (RFC 6265, section 5.4).
void add_cookie(http::Request& request, const std::string& pairs);

// A cookie of the request, or nothing.
std::optional<std::string> find_cookie(const http::Request& request, std::string_view name);

// The first value of a query parameter, percent-decoded, or nothing.
std::optional<std::string> find_query(const http::Request& request, std::string_view name);

}  // namespace steelyard::openapi
