#include "server/challenge.h"

#include <string>  // hints

namespace steelyard::server {
namespace {

std::string hint_of(const provider::CredentialVerdict& credentials) {
  std::string hint;
  for (const std::string& place : credentials.missing) hint.append(hint.empty() ? "expected " : " or ").append(place);
  for (const std::string& place : credentials.misplaced) hint.append("; found ").append(place);
  return hint;
}

}  // namespace

void add_challenges(const provider::CredentialVerdict& credentials, http::Response& response) {
  if (response.status != 401) return;
  if (!response.headers.has("WWW-Authenticate")) {  // a documented one says it better
    for (const std::string& challenge : credentials.challenges) response.headers.add("WWW-Authenticate", challenge);
  }
  if (credentials.kind != provider::CredentialVerdict::Kind::missing) return;
  if (std::string hint = hint_of(credentials); !hint.empty()) response.headers.set("Steelyard-Hint", std::move(hint));
}

}  // namespace steelyard::server
