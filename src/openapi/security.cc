#include "openapi/security.h"

#include <algorithm>  // std::replace

#include "base/pointer.h"

namespace steelyard::openapi {
namespace {

// Base64 (RFC 4648, section 4); stops at the first character that is not of the alphabet.
std::string base64_decode(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
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

std::string challenge_of(const SecurityScheme& scheme) {
  if (scheme.http_scheme.empty()) return "";
  std::string name = scheme.http_scheme;
  name[0] = static_cast<char>(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : name[0]);
  return name + " realm=\"steelyard\"";
}

void add_unique(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace

std::optional<std::string> find_cookie(const http::Request& request, std::string_view name) {
  for (const auto& [field, value] : request.headers) {
    if (!http::equals_ignore_case(field, "Cookie")) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = rest.find(';');
      const std::string_view pair = http::trim(rest.substr(0, end));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return std::string(pair.substr(equals + 1));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_query(const http::Request& request, std::string_view name) {
  const std::size_t mark = request.target.find('?');
  if (mark == std::string::npos) return std::nullopt;
  std::string query = request.target.substr(mark + 1, request.target.find('#') - mark - 1);
  std::replace(query.begin(), query.end(), '+', ' ');
  std::string_view rest = query;
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (percent_decode(pair.substr(0, equals)) == name) {
      return equals == std::string_view::npos ? std::string() : percent_decode(pair.substr(equals + 1));
    }
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
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
    anonymous = anonymous || requirement.schemes.empty();
    std::vector<std::string> credentials;
    for (const std::string& name : requirement.schemes) {
      const SecurityScheme& scheme = contract.security_schemes.at(name);
      if (auto credential = find_credential(scheme, request)) {
        credentials.push_back(std::move(*credential));
      } else {
        add_unique(verdict.missing, describe(scheme));
      }
      add_unique(verdict.challenges, challenge_of(scheme));
    }
    if (!requirement.schemes.empty() && credentials.size() == requirement.schemes.size()) {
      verdict.satisfied = true;
      verdict.credentials = std::move(credentials);
      return verdict;
    }
  }
  verdict.satisfied = anonymous;
  return verdict;
}

}  // namespace steelyard::openapi
