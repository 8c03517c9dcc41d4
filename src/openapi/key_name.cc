#include "openapi/key_name.h"

#include <algorithm>  // std::remove_if
#include <string>     // lower case

#include "http/message.h"

namespace steelyard::openapi {
namespace {

// Not every key opens a door: Idempotency-Key and page_token do not.
constexpr std::string_view kNames[] = {"key", "token", "xkey", "xtoken", "authorization", "proxyauthorization"};
constexpr std::string_view kEndings[] = {"apikey",      "accesskey", "authkey",  "subscriptionkey", "secretkey",
                                         "accesstoken", "authtoken", "apitoken", "clientsecret"};

}  // namespace

bool names_a_key(std::string_view name) {
  std::string plain = http::to_lower(name);
  plain.erase(std::remove_if(plain.begin(), plain.end(), [](char c) { return c == '-' || c == '_'; }), plain.end());
  for (const std::string_view known : kNames) {
    if (plain == known) return true;
  }
  for (const std::string_view ending : kEndings) {
    if (plain.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace steelyard::openapi
