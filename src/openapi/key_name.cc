#include "openapi/key_name.h"

#include <algorithm>  // std::find
#include <array>      // names without marks

namespace steelyard::openapi {
namespace {

// Not every key opens a door: Idempotency-Key and page_token do not.
constexpr std::string_view kNames[] = {"key", "token", "xkey", "xtoken", "authorization", "proxyauthorization"};
constexpr std::string_view kEndings[] = {"apikey",      "accesskey", "authkey",  "subscriptionkey", "secretkey",
                                         "accesstoken", "authtoken", "apitoken", "clientsecret"};

constexpr std::string_view kSecretNames[] = {"cookie",    "setcookie", "auth",          "xauth",  "jwt",
                                             "pwd",       "sid",       "sig",           "bearer", "session",
                                             "signature", "tokens",    "authentication"};
constexpr std::string_view kSecretEndings[] = {
    "token",      "secret",        "password",      "passwd",     "passphrase",    "passcode",     "authorization",
    "credential", "credentials",   "secrets",       "passwords",  "apikeys",       "accesskeys",   "secretkeys",
    "authtokens", "accesstokens",  "refreshtokens", "apitokens",  "sessiontokens", "bearertokens", "privatekey",
    "signingkey", "encryptionkey", "masterkey",     "adminkey",   "servicekey",    "appkey",       "clientkey",
    "licensekey", "accountkey",    "serverkey",     "sessionkey", "sessionid",     "amzsignature", "functionskey"};

constexpr std::string_view kDoubtfulNames[] = {"key", "token"};
constexpr std::string_view kDoubtfulEndings[] = {"pagetoken", "nexttoken", "continuationtoken", "synctoken",
                                                 "resumetoken"};

// The letters and digits of a name in lower case; of a very long one the last, since endings tell.
class PlainName {
 public:
  explicit PlainName(std::string_view name) {
    std::size_t at = letters_.size();
    for (std::size_t i = name.size(); i > 0 && at > 0; --i) {
      const char c = name[i - 1];
      const bool upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) continue;
      letters_[--at] = upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    text_ = std::string_view(letters_.data() + at, letters_.size() - at);
  }
  PlainName(const PlainName&) = delete;
  PlainName& operator=(const PlainName&) = delete;

  template <class List>
  bool is_in(const List& names) const {
    return std::find(std::begin(names), std::end(names), text_) != std::end(names);
  }
  template <class List>
  bool ends_as(const List& endings) const {
    return std::any_of(std::begin(endings), std::end(endings),
                       [this](std::string_view ending) { return text_.ends_with(ending); });
  }

 private:
  std::array<char, 64> letters_;
  std::string_view text_;
};

bool names_a_key(const PlainName& name) { return name.is_in(kNames) || name.ends_as(kEndings); }

}  // namespace

bool names_a_key(std::string_view name) { return names_a_key(PlainName(name)); }

bool names_a_secret(std::string_view name) {
  const PlainName plain(name);
  return names_a_key(plain) || plain.is_in(kSecretNames) || plain.ends_as(kSecretEndings);
}

bool is_doubtful_key(std::string_view name) {
  const PlainName plain(name);
  return plain.is_in(kDoubtfulNames) || plain.ends_as(kDoubtfulEndings);
}

}  // namespace steelyard::openapi
