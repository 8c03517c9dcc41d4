#include "openapi/security.h"

#include <algorithm>  // std::find

#include "http/form.h"

namespace steelyard::openapi {
namespace {

// Base64 (RFC 4648, section 4).
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Stops at the first character that is not of the alphabet.
std::optional<std::string> non_empty(std::optional<std::string> text) {
  return text && !text->empty() ? std::move(text) : std::nullopt;
}

std::optional<std::string> find_key(const SecurityScheme& scheme, const http::Request& request) {
  switch (scheme.in) {
    case ParameterPlace::query:
      return find_query(request, scheme.key_name);
    case ParameterPlace::cookie:
      return find_cookie(request, scheme.key_name);
    default:
      break;
  }
  const std::string* value = request.headers.find(scheme.key_name);
  if (value == nullptr) return std::nullopt;
  return std::string(http::trim(*value));
}

std::string capitalized(std::string name) {
  name[0] = static_cast<char>(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : name[0]);
  return name;
}

void add_unique(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace

std::string base64_decode(std::string_view text) {
  std::string decoded;
  unsigned bits = 0;
  int count = 0;
  for (char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) break;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  return decoded;
}

std::string base64_encode(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = (bits << 8U) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j)
      text += i + j > bytes.size() ? '=' : kAlphabet[(bits >> (18U - 6U * j)) & 0x3FU];
  }
  return text;
}

std::optional<std::string> find_cookie(const http::Request& request, std::string_view name) {
  for (const http::RawField& field : http::cookies_of(request.headers)) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

std::optional<std::string> find_query(const http::Request& request, std::string_view name) {
  for (const http::RawField& field : http::split_fields(http::query_of(request.target), '&')) {
    if (field.name == name) return http::form_decode(field.value);
  }
  return std::nullopt;
}

std::optional<std::string> authorization_token(const std::string& header, std::string_view http_scheme) {
  const std::string_view text = http::trim(header);
  const std::size_t blank = text.find(' ');
  if (!http::equals_ignore_case(text.substr(0, blank), http_scheme) || blank == std::string_view::npos)
    return std::nullopt;
  return std::string(http::trim(text.substr(blank)));
}

std::optional<std::string> find_credential(const SecurityScheme& scheme, const http::Request& request) {
  if (scheme.kind == SecurityKind::mutual_tls) return std::nullopt;
  if (scheme.kind == SecurityKind::api_key) return non_empty(find_key(scheme, request));
  const std::string* header = request.headers.find("Authorization");
  if (header == nullptr) return std::nullopt;
  std::optional<std::string> token = non_empty(authorization_token(*header, scheme.http_scheme));
  if (!token || scheme.http_scheme != "basic") return token;
  const std::string pair = base64_decode(*token);
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string password = pair.substr(colon + 1);
  return non_empty(password.empty() ? pair.substr(0, colon) : password);
}

std::string challenge_of(const SecurityScheme& scheme) {
  if (scheme.http_scheme.empty()) return "";
  return capitalized(scheme.http_scheme) + " realm=\"steelyard\"";
}

void add_cookie(http::Request& request, const std::string& pairs) {
  const std::optional<std::string> before = request.headers.combined("Cookie");
  request.headers.set("Cookie", (before ? *before + "; " : "") + pairs);
}

void put_credential(http::Request& request, const SecurityScheme& scheme, const std::string& key) {
  if (scheme.kind == SecurityKind::mutual_tls) return;
  if (!scheme.http_scheme.empty()) {
    const std::string value = scheme.http_scheme == "basic" ? base64_encode("user:" + key) : key;
    request.headers.set("Authorization", capitalized(scheme.http_scheme) + " " + value);
  } else if (scheme.in == ParameterPlace::query) {
    request.target += (request.target.find('?') == std::string::npos ? "?" : "&") + http::form_encode(scheme.key_name) +
                      "=" + http::form_encode(key);
  } else if (scheme.in == ParameterPlace::cookie) {
    add_cookie(request, scheme.key_name + "=" + key);
  } else {
    request.headers.set(scheme.key_name, key);
  }
}

std::string describe(const SecurityScheme& scheme) {
  if (scheme.kind == SecurityKind::mutual_tls) return "a client certificate";
  if (scheme.kind != SecurityKind::api_key) return "a " + scheme.http_scheme + " token in the header Authorization";
  const std::string place = scheme.in == ParameterPlace::query ? "query parameter" : std::string(to_string(scheme.in));
  return "the " + place + " " + scheme.key_name;
}

SecurityVerdict check_security(const Contract& contract, const Operation& operation, const http::Request& request) {
  SecurityVerdict verdict;
  if (operation.security.empty()) return verdict;
  verdict.satisfied = false;
  bool anonymous = false;
  for (const SecurityRequirement& requirement : operation.security) {
    for (const std::string& name : requirement.schemes) {
      add_unique(verdict.challenges, challenge_of(contract.security_schemes.at(name)));
    }
  }
  for (const SecurityRequirement& requirement : operation.security) {
    anonymous = anonymous || requirement.schemes.empty();
    std::vector<std::string> credentials;
    bool complete = !requirement.schemes.empty();
    for (const std::string& name : requirement.schemes) {
      const SecurityScheme& scheme = contract.security_schemes.at(name);
      if (scheme.kind == SecurityKind::mutual_tls) continue;
      if (auto credential = find_credential(scheme, request)) {
        credentials.push_back(std::move(*credential));
      } else {
        complete = false;
        add_unique(verdict.missing, describe(scheme));
      }
    }
    if (complete) {
      verdict.satisfied = true;
      verdict.credentials = std::move(credentials);
      return verdict;
    }
  }
  verdict.satisfied = anonymous;
  return verdict;
}

}  // namespace steelyard::openapi
