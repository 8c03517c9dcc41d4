#include "server/journal/redactor.h"

#include "base/document.h"
#include "base/json.h"
#include "base/pointer.h"
#include "checks/redact.h"
#include "http/form.h"
#include "openapi/key_name.h"
#include "openapi/media_type.h"
#include "openapi/security.h"
#include "provider/credentials.h"

namespace steelyard::server {
namespace {

// Names that no contract has to declare, beside those of keys.
constexpr std::string_view kNames[] = {
    "cookie",       "set-cookie",          "password",     "passwd",        "secret",         "x-secret",
    "x-token",      "private-token",       "id_token",     "refresh_token", "refreshtoken",   "session-token",
    "x-session-id", "x-csrf-token",        "x-xsrf-token", "x-vault-token", "x-custom-token", "x-amz-security-token",
    "x-auth-token", "proxy-authorization", "client_secret"};

// A shorter one stands in many a word by accident.
constexpr std::size_t kShortestElsewhere = 6;

// The secret within the value of a header: behind the scheme, if there is one.
void keep_secret(std::string_view value, std::vector<std::string>& secrets) {
  const std::size_t blank = value.rfind(' ');
  secrets.emplace_back(blank == std::string_view::npos ? value : value.substr(blank + 1));
}

void remove_secrets(std::string& text, const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    if (secret.size() >= kShortestElsewhere) checks::redact(text, secret);
  }
}

// Every text of a pattern: what it compares with may be a credential.
void mark_texts(Json& value, const Disguiser& disguiser) {
  if (value.is_string()) value = disguiser.mark(value.get<std::string>());
  if (!value.is_structured()) return;
  for (Json& child : value) mark_texts(child, disguiser);
}

}  // namespace

Redactor::Redactor(const Providers& providers, Disguiser disguiser)
    : names_(std::begin(kNames), std::end(kNames)), disguiser_(std::move(disguiser)) {
  learn(providers);
}

void Redactor::learn(const Providers& providers) {
  const std::unique_lock lock(mutex_);
  for (const auto& served : providers) {
    std::vector<openapi::SecurityScheme> schemes = provider::named_places(served->provider);
    for (const auto& [name, scheme] : served->provider.contract->security_schemes) schemes.push_back(scheme);
    for (const openapi::SecurityScheme& scheme : schemes) {
      if (scheme.kind == openapi::SecurityKind::api_key) names_.insert(http::to_lower(scheme.key_name));
    }
  }
}

bool Redactor::is_credential(std::string_view name) const {
  if (openapi::names_a_key(name)) return true;
  const std::shared_lock lock(mutex_);
  return names_.count(http::to_lower(name)) != 0;
}

std::string Redactor::redact_pairs(std::string_view pairs, std::vector<std::string>& secrets) const {
  std::string text;
  for (std::size_t at = 0; at <= pairs.size();) {
    const std::size_t end = std::min(pairs.find('&', at), pairs.size());
    const std::string_view pair = pairs.substr(at, end - at);
    const std::size_t equals = pair.find('=');
    if (at > 0) text += '&';
    if (equals != std::string_view::npos && is_credential(http::form_decode(pair.substr(0, equals)))) {
      secrets.push_back(http::form_decode(pair.substr(equals + 1)));
      text.append(pair.substr(0, equals + 1)).append(disguiser_.mark(secrets.back()));
    } else {
      text.append(pair);
    }
    at = end + 1;
  }
  return text;
}

std::string Redactor::redact_target(const std::string& target, std::vector<std::string>& secrets) const {
  std::string text = target;
  const std::size_t scheme = text.find("://");
  const std::size_t user = text.find('@');
  if (scheme != std::string::npos && user < text.find('/', scheme + 3) && user > scheme)
    text.erase(scheme + 3, user - scheme - 2);  // user information is a credential as a whole
  const std::size_t query = text.find('?');
  if (query == std::string::npos) return text;
  return text.substr(0, query + 1) + redact_pairs(std::string_view(text).substr(query + 1), secrets);
}

// Whether anything was taken out.
bool Redactor::redact_members(Json& value, std::vector<std::string>& secrets) const {
  bool any = false;
  if (value.is_array()) {
    for (Json& item : value) any = redact_members(item, secrets) || any;
  }
  if (!value.is_object()) return any;
  for (auto& [name, member] : value.items()) {
    if (member.is_structured() || !is_credential(name)) {
      any = redact_members(member, secrets) || any;
    } else if (!member.is_null() && !member.is_boolean()) {
      secrets.push_back(member.is_string() ? member.get<std::string>() : write_json(member));
      member = disguiser_.mark(secrets.back());
      any = true;
    }
  }
  return any;
}

std::string Redactor::redact_body(const http::Request& request, std::vector<std::string>& secrets) const {
  if (request.body.empty()) return "";
  const std::string* type = request.headers.find("Content-Type");
  const Result<Document> document = read_json(request.body, "", {.max_depth = 200});
  if (document) {
    Json value = document->root();
    return redact_members(value, secrets) ? write_json(value) : request.body;
  }
  if (type != nullptr && openapi::is_form(*type)) return redact_pairs(request.body, secrets);
  return request.body;
}

Redactor::Redacted Redactor::redact(const http::Request& request) const {
  Redacted redacted;
  std::vector<std::string>& secrets = redacted.secrets;
  redacted.request.method = request.method;
  redacted.request.target = redact_target(request.target, secrets);
  for (const auto& [name, value] : request.headers) {
    if (is_credential(name)) {
      keep_secret(value, secrets);
      redacted.request.headers.add(name, disguiser_.header(name, value));
    } else {
      redacted.request.headers.add(name, value);
    }
  }
  for (const http::RawField& cookie : http::cookies_of(request.headers)) secrets.push_back(cookie.value);
  redacted.request.body = redact_body(request, secrets);
  if (secrets.empty()) return redacted;
  remove_secrets(redacted.request.target, secrets);
  remove_secrets(redacted.request.body, secrets);
  http::Headers headers;
  for (const auto& [name, value] : redacted.request.headers) {
    std::string text = value;
    remove_secrets(text, secrets);
    headers.add(name, std::move(text));
  }
  redacted.request.headers = std::move(headers);
  return redacted;
}

void Redactor::redact(http::Response& response, const std::vector<std::string>& secrets) const {
  http::Headers headers;
  for (const auto& [name, value] : response.headers) {
    std::string text = http::equals_ignore_case(name, "Set-Cookie") ? disguiser_.header(name, value) : value;
    remove_secrets(text, secrets);
    headers.add(name, std::move(text));
  }
  response.headers = std::move(headers);
  remove_secrets(response.body, secrets);
}

RequestDisguise Redactor::disguise() const {
  RequestDisguise disguise;
  disguise.header = [this](const std::string& name, const std::string& value) {
    return is_credential(name) ? disguiser_.header(name, value) : value;
  };
  disguise.query = [this](const std::string& name, const std::string& value) {
    return is_credential(name) ? disguiser_.mark(value) : value;
  };
  disguise.url = [this](const std::string& url) {
    std::vector<std::string> secrets;
    return redact_target(url, secrets);
  };
  disguise.cookie = [this](const std::string& value) { return disguiser_.mark(value); };
  return disguise;
}

void Redactor::redact_pattern(Json& request, const char* member, bool all) const {
  if (!request.contains(member) || !request[member].is_object()) return;
  for (auto& [name, pattern] : request[member].items()) {
    if (all || is_credential(name)) mark_texts(pattern, disguiser_);
  }
}

Json Redactor::redact_mapping(Json mapping) const {
  if (!mapping.is_object() || !mapping.contains("request")) return mapping;
  Json& request = mapping["request"];
  redact_pattern(request, "headers", false);
  redact_pattern(request, "queryParameters", false);
  redact_pattern(request, "formParameters", false);
  redact_pattern(request, "cookies", true);
  for (const char* name : {"basicAuth", "basicAuthCredentials"}) {
    if (request.contains(name)) mark_texts(request[name], disguiser_);
  }
  std::vector<std::string> secrets;
  if (request.contains("url") && request["url"].is_string())
    request["url"] = redact_target(request["url"].get<std::string>(), secrets);
  return mapping;
}

}  // namespace steelyard::server
