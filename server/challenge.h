// What a 401 says beside its body: which scheme would do, and where a key was found that is not read there.
//
//   add_challenges(provider::judge_credentials(provider, operation, request), response);
#pragma once

#include "http/message.h"
#include "provider/credentials.h"

namespace steelyard::server {

// WWW-Authenticate (RFC 9110, section 11.6.1) where the answer has none, and Steelyard-Hint where a credential is
// missing. Other answers than 401 stay as they are.
void add_challenges(const provider::CredentialVerdict& credentials, http::Response& response);

}  // namespace steelyard::server
