// What stands in the journal in the place of a credential: the same text for the same credential of this run, so that
// two keys can be told apart and counted, and nothing of the credential itself.
//
//   Disguiser disguiser(salt);                    // some random bytes of this run
//   disguiser.mark("brz_demo_key")                // "[redacted:5f0c1d9a2b47]"
//   disguiser.header("Authorization", "Bearer t") // "Bearer [redacted:…]"
#pragma once

#include <string>       // texts
#include <string_view>  // secrets

namespace steelyard::server {

class Disguiser {
 public:
  explicit Disguiser(std::string salt) : salt_(std::move(salt)) {}

  // Twelve digits of HMAC-SHA-256 keyed with the salt. "" for "". A mark stays as it is.
  std::string mark(std::string_view secret) const;

  // The value of a header that carries credentials: the scheme of Authorization and the names of cookies stay.
  std::string header(std::string_view name, std::string_view value) const;

 private:
  std::string salt_;
};

}  // namespace steelyard::server
