#include "server/journal/disguise.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>  // a digest

#include "http/field_value.h"
#include "http/message.h"

namespace steelyard::server {
namespace {

constexpr std::string_view kOpening = "[redacted:";

}  // namespace

std::string Disguiser::mark(std::string_view secret) const {
  if (secret.empty() || secret.starts_with(kOpening)) return std::string(secret);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  HMAC(EVP_sha256(), salt_.data(), static_cast<int>(salt_.size()),
       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), digest.data(), &length);
  std::string text(kOpening);
  for (std::size_t i = 0; i < 6; ++i) text += fmt::format("{:02x}", digest[i]);
  return text + "]";
}

std::string Disguiser::header(std::string_view name, std::string_view value) const {
  if (http::equals_ignore_case(name, "Cookie")) {
    std::string text;
    for (const std::string_view pair : http::split_field(value, ';')) {
      const std::size_t equals = pair.find('=');
      text.append(text.empty() ? "" : ";");
      if (equals == std::string_view::npos)
        text.append(mark(http::trim(pair)));
      else
        text.append(pair.substr(0, equals + 1)).append(mark(http::trim(pair.substr(equals + 1))));
    }
    return text;
  }
  if (http::equals_ignore_case(name, "Set-Cookie")) {
    const std::size_t equals = value.find('=');
    const std::size_t end = value.find(';');
    if (equals == std::string_view::npos || equals > end) return mark(value);
    const std::string_view secret = value.substr(equals + 1, end == std::string_view::npos ? end : end - equals - 1);
    return std::string(value.substr(0, equals + 1)) + mark(secret) +
           (end == std::string_view::npos ? "" : std::string(value.substr(end)));
  }
  const std::size_t blank = value.find(' ');
  const bool scheme =
      blank != std::string_view::npos && http::is_token(value.substr(0, blank)) &&
      (http::equals_ignore_case(name, "Authorization") || http::equals_ignore_case(name, "Proxy-Authorization"));
  if (!scheme) return mark(value);
  return std::string(value.substr(0, blank + 1)) + mark(http::trim(value.substr(blank)));
}

}  // namespace steelyard::server
