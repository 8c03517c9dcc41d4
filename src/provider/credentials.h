// Who is asking: the credential of a request, and what the provider makes of it.
//
//   CredentialVerdict verdict = judge_credentials(provider, operation, request);
//   if (verdict.kind == CredentialVerdict::Kind::missing) answer(401);
#pragma once

#include <optional>  // forced statuses
#include <string>    // credentials
#include <vector>    // lists

#include "http/message.h"
#include "openapi/contract.h"
#include "provider/key_ending.h"
#include "provider/provider.h"

namespace steelyard::provider {

struct CredentialVerdict {
  enum class Kind { not_needed, missing, present };
  Kind kind = Kind::not_needed;
  std::optional<int> status;             // what the credential asks for: a named key, or one that ends in "-503"
  std::string example;                   // of a named key
  KeyEnding ending;                      // what else the end of a key that is not named asks for
  std::string role;                      // of a named key
  std::vector<std::string> credentials;  // as they were sent: to tell keys apart, never to be kept or shown
  std::vector<std::string> challenges;   // for `WWW-Authenticate`
  std::vector<std::string> missing;      // "the header X-API-Key"
  std::vector<std::string> misplaced;    // where a key was found that does not belong there: "the header Authorization"
};

// No credential, or a credential of another scheme, is missing. One that ends in -401, -403, … asks for that status.
// Any other is accepted.
CredentialVerdict judge_credentials(const Provider& provider, const openapi::Operation& operation,
                                    const http::Request& request);

// The places where an operation takes credentials, for curl lines and checks; empty if it needs none. Those of one
// requirement stand together.
std::vector<openapi::SecurityScheme> credential_places(const Provider& provider, const openapi::Operation& operation);

// The places that the pack itself names, in place of those of the contract.
std::vector<openapi::SecurityScheme> named_places(const Provider& provider);

}  // namespace steelyard::provider
