// Credentials taken out of what is recorded.
//
//   std::optional<std::string> body = redact_body(response.body, "application/json", secrets);
#pragma once

#include <optional>  // what cannot be kept
#include <string>    // texts
#include <vector>    // secrets

#include "provider/secret/secret_finder.h"

namespace steelyard::server {

// Each secret, in every spelling that provider::SecretFinder knows. One of fewer than eight characters only where it
// stands by itself, since it is in many a word.
provider::SecretFinder recording_finder(const std::vector<std::string>& secrets);

// A body in which each secret reads "[redacted]". Strings of JSON are looked at as they read too, whatever their
// escapes; the text of a body without secrets is kept byte for byte. Nothing if a JSON body would be none afterwards: a
// secret stands in it as a number.
std::optional<std::string> redact_body(const std::string& body, const std::string& content_type,
                                       const provider::SecretFinder& secrets);

}  // namespace steelyard::server
