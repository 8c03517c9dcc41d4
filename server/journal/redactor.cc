#include "server/journal/redactor.h"

#include <algorithm>  // std::transform
#include <array>      // names

#include "base/json.h"
#include "base/pointer.h"
#include "http/content_coding.h"
#include "http/form.h"
#include "openapi/key_name.h"
#include "openapi/security.h"
#include "provider/credentials.h"
#include "provider/key_ending.h"

namespace steelyard::server {
namespace {

// A shorter one stands in many a word by accident.
constexpr std::size_t kShortestElsewhere = 6;

// The secret within the value of a header: behind the scheme, if there is one; of the scheme basic the password too.
void keep_secret(std::string_view value, std::vector<std::string>& secrets) {
  const std::size_t blank = value.rfind(' ');
  secrets.emplace_back(blank == std::string_view::npos ? value : value.substr(blank + 1));
  if (blank == std::string_view::npos || !http::equals_ignore_case(value.substr(0, value.find(' ')), "basic")) return;
  const std::string pair = openapi::base64_decode(secrets.back());
  const std::size_t colon = pair.find(':');
  if (colon != std::string::npos) secrets.push_back(pair.substr(colon + 1));
}

// "/path?query", "https://…"
bool is_url(std::string_view value) {
  const std::size_t scheme = value.find("://");
  return value.starts_with('/') || (scheme != std::string_view::npos && scheme < value.find_first_of("?#= ,;<"));
}

bool contains_ignore_case(const auto& names, std::string_view name) {
  std::array<char, 64> lower{};
  if (name.size() > lower.size()) return names.count(http::to_lower(name)) != 0;
  std::transform(name.begin(), name.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return names.count(std::string_view(lower.data(), name.size())) != 0;
}

http::Headers without(const http::Headers& headers, const provider::SecretFinder& finder) {
  http::Headers kept;
  for (const auto& [name, value] : headers) {
    std::string text = value;
    finder.redact(text);
    kept.add(name, std::move(text));
  }
  return kept;
}

// A key that ends in what the mock is asked for is a key without that ending too, which the client may use elsewhere.
std::vector<std::string> with_plain_keys(std::vector<std::string> secrets) {
  for (std::size_t i = 0, given = secrets.size(); i < given; ++i) {
    std::string plain(provider::without_key_ending(secrets[i]));
    if (plain.size() < secrets[i].size()) secrets.push_back(std::move(plain));
  }
  return secrets;
}

// Every text of a pattern: what it compares with may be a credential.
void mark_texts(Json& value, const Disguiser& disguiser) {
  if (value.is_string()) value = disguiser.mark(value.get<std::string>());
  if (!value.is_structured()) return;
  for (Json& child : value) mark_texts(child, disguiser);
}

}  // namespace

// Names and what they led to, for one message.
class Redactor::Pass {
 public:
  Pass(std::shared_ptr<const Names> names, const Disguiser& disguiser)
      : names_(std::move(names)), disguiser_(disguiser), is_secret_([this](std::string_view name) {
          return openapi::names_a_secret(name) || contains_ignore_case(*names_, name);
        }) {}
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  std::string target(const std::string& target) {
    std::string text = target;
    const std::size_t scheme = text.find("://");
    const std::size_t path =
        scheme == std::string::npos ? 0 : std::min(text.find_first_of("/?#", scheme + 3), text.size());
    const std::size_t user = text.substr(0, path).rfind('@');
    if (scheme != std::string::npos && user != std::string::npos && user > scheme) {
      const std::string information = text.substr(scheme + 3, user - scheme - 3);  // a credential as a whole
      secrets.push_back(http::form_decode(information.substr(information.find(':') + 1)));
      text.erase(scheme + 3, user - scheme - 2);
    }
    text = path_parameters(text);
    if (text.find_first_of("?#") == std::string::npos) return text;
    return hide(text, provider::secrets_in_target(text, is_secret_));
  }

  std::string header(const std::string& name, const std::string& value) {
    if (http::equals_ignore_case(name, "Cookie")) {
      for (const std::string_view pair : pieces(value)) {
        if (const std::size_t equals = pair.find('='); equals != std::string_view::npos)
          secrets.emplace_back(pair.substr(equals + 1));
      }
      return disguiser_.header(name, value);
    }
    if (http::equals_ignore_case(name, "Set-Cookie")) {
      const std::string_view pair = std::string_view(value).substr(0, value.find(';'));
      if (const std::size_t equals = pair.find('='); equals != std::string_view::npos)
        secrets.emplace_back(http::trim(pair.substr(equals + 1)));
      return disguiser_.header(name, value);
    }
    if (is_secret_(name)) {
      keep_secret(value, secrets);
      return disguiser_.header(name, value);
    }
    if (value.find_first_of("=@") == std::string::npos) return value;
    return is_url(value) ? target(value) : hide(value, provider::secrets_in_text(value, is_secret_));
  }

  http::Headers headers(const http::Headers& given) {
    http::Headers kept;
    for (const auto& [name, value] : given) kept.add(name, header(name, value));
    return kept;
  }

  // The body without its content coding, or why it is left out. It is empty then.
  struct Body {
    std::string text;
    std::string omitted;
  };
  // What a response calls a key may be a key of a list (`{"key": "colour"}`): a short one is kept.
  Body body(const http::Headers& sent, const std::string& bytes, std::size_t most_bytes, bool keep_doubtful) {
    if (bytes.empty()) return {};
    const bool coded = sent.has("Content-Encoding");
    // Of a long one the secrets are wanted all the same.
    const std::size_t most_decoded = std::max(most_bytes, std::size_t{1} << 20U);
    Result<std::string> decoded =
        coded ? http::decode_body(sent, bytes, most_decoded) : Result<std::string>(std::string());
    if (!decoded) return {"", decoded.error().message};
    const std::string& plain = coded ? *decoded : bytes;
    provider::BodySecrets found = provider::secrets_in_body(sent, plain, is_secret_);
    if (keep_doubtful) std::erase_if(found.spans, [](const provider::SecretSpan& span) { return span.doubtful; });
    for (const provider::SecretSpan& span : found.spans) remember(span.value);
    for (std::string& value : found.others) secrets.push_back(std::move(value));
    if (!found.unreadable.empty()) return {"", std::move(found.unreadable)};
    if (plain.size() > most_bytes) return {"", "longer than " + std::to_string(most_bytes) + " bytes"};
    return {replaced(plain, found.spans), ""};
  }

  Secrets secrets;

 private:
  // "/a;api_key=SECRET/b": behind a semicolon of the path stand parameters (RFC 3986, section 3.3).
  std::string path_parameters(const std::string& target) {
    const std::size_t path_end = std::min(target.find_first_of("?#"), target.size());
    const std::string path = target.substr(0, path_end);
    if (path.find(';') == std::string::npos) return target;
    provider::SecretSpans spans;
    for (std::size_t at = path.find(';'); at < path.size();) {
      const std::size_t end = std::min(path.find_first_of("/;", at + 1), path.size());
      const std::size_t equals = path.find('=', at);
      if (path[at] == ';' && equals < end && is_secret_(http::form_decode(path.substr(at + 1, equals - at - 1))))
        spans.push_back(
            {.begin = equals + 1, .end = end, .value = percent_decode(path.substr(equals + 1, end - equals - 1))});
      at = end;
    }
    return hide(path, spans) + target.substr(path_end);
  }

  static std::vector<std::string_view> pieces(std::string_view cookies) {
    std::vector<std::string_view> pairs;
    for (std::size_t at = 0; at < cookies.size();) {
      const std::size_t end = std::min(cookies.find(';', at), cookies.size());
      pairs.push_back(http::trim(cookies.substr(at, end - at)));
      at = end + 1;
    }
    return pairs;
  }

  void remember(const std::string& value) {
    secrets.push_back(value);
    if (value.find(' ') != std::string::npos) keep_secret(value, secrets);
  }

  std::string hide(const std::string& given, const provider::SecretSpans& spans) {
    for (const provider::SecretSpan& span : spans) remember(span.value);
    return replaced(given, spans);
  }

  // Spans that a shorter look found again within another are passed over.
  std::string replaced(const std::string& given, const provider::SecretSpans& spans) const {
    if (spans.empty()) return given;
    std::string text;
    std::size_t at = 0;
    for (const provider::SecretSpan& span : spans) {
      if (span.begin < at) continue;
      text.append(given, at, span.begin - at);
      const std::string mark = disguiser_.mark(span.value);
      text.append(span.number ? "\"" + mark + "\"" : mark);
      at = span.end;
    }
    return text.append(given, at);
  }

  std::shared_ptr<const Names> names_;
  const Disguiser& disguiser_;
  provider::SecretNames is_secret_;
};

Redactor::Redactor(const Providers& providers, Disguiser disguiser)
    : names_(std::make_shared<const Names>()), disguiser_(std::move(disguiser)) {
  learn(providers);
}

void Redactor::learn(const Providers& providers) {
  const std::unique_lock lock(mutex_);
  auto names = std::make_shared<Names>(*names_);
  for (const auto& served : providers) {
    std::vector<openapi::SecurityScheme> schemes = provider::named_places(served->provider);
    for (const auto& [name, scheme] : served->provider.contract->security_schemes) schemes.push_back(scheme);
    for (const openapi::SecurityScheme& scheme : schemes) {
      if (scheme.kind == openapi::SecurityKind::api_key) names->insert(http::to_lower(scheme.key_name));
    }
  }
  names_ = std::move(names);
}

std::shared_ptr<const Redactor::Names> Redactor::names() const {
  const std::shared_lock lock(mutex_);
  return names_;
}

bool Redactor::is_credential(std::string_view name) const {
  return openapi::names_a_secret(name) || contains_ignore_case(*names(), name);
}

Redactor::Redacted Redactor::redact(const http::Request& request, std::size_t most_bytes) const {
  Redacted redacted;
  Pass pass(names(), disguiser_);
  redacted.request.method = request.method;
  redacted.request.target = pass.target(request.target);
  redacted.request.headers = pass.headers(request.headers);
  Pass::Body body = pass.body(request.headers, request.body, most_bytes, false);
  redacted.request.body = std::move(body.text);
  redacted.body_omitted = std::move(body.omitted);
  if (pass.secrets.empty()) return redacted;
  redacted.secrets = with_plain_keys(std::move(pass.secrets));
  redacted.finder = provider::SecretFinder(redacted.secrets, {.shortest = kShortestElsewhere});
  if (redacted.finder.empty()) return redacted;
  redacted.finder.redact(redacted.request.method);
  redacted.finder.redact(redacted.request.target);
  redacted.finder.redact(redacted.request.body);
  redacted.request.headers = without(redacted.request.headers, redacted.finder);
  return redacted;
}

std::string Redactor::redact(http::Response& response, const Redacted& of_request, std::size_t most_bytes,
                             const std::vector<std::string*>& other_texts) const {
  Pass pass(names(), disguiser_);
  Pass::Body body = pass.body(response.headers, response.body, most_bytes, true);
  response.body = std::move(body.text);
  response.headers = pass.headers(response.headers);
  provider::SecretFinder both;
  if (!pass.secrets.empty()) {
    pass.secrets.insert(pass.secrets.end(), of_request.secrets.begin(), of_request.secrets.end());
    both = provider::SecretFinder(pass.secrets, {.shortest = kShortestElsewhere});
  }
  const provider::SecretFinder& finder = pass.secrets.empty() ? of_request.finder : both;
  if (finder.empty()) return std::move(body.omitted);
  finder.redact(response.body);
  response.headers = without(response.headers, finder);
  for (std::string* text : other_texts) finder.redact(*text);
  return std::move(body.omitted);
}

std::string Redactor::hide_in_target(const std::string& target) const {
  return Pass(names(), disguiser_).target(target);
}

std::string Redactor::hide_in_text(const std::string& text) const {
  Pass::Body body = Pass(names(), disguiser_).body({}, text, text.size(), false);
  return body.omitted.empty() ? std::move(body.text) : disguiser_.mark(text);
}

RequestDisguise Redactor::disguise() const {
  RequestDisguise disguise;
  disguise.header = [this](const std::string& name, const std::string& value) {
    return is_credential(name) ? disguiser_.header(name, value) : Pass(names(), disguiser_).header(name, value);
  };
  disguise.query = [this](const std::string& name, const std::string& value) {
    return is_credential(name) ? disguiser_.mark(value) : value;
  };
  disguise.url = [this](const std::string& url) { return hide_in_target(url); };
  disguise.cookie = [this](const std::string& value) { return disguiser_.mark(value); };
  disguise.body = [this](const std::string& text) { return hide_in_text(text); };
  return disguise;
}

void Redactor::redact_pattern(Json& request, const char* member, bool all) const {
  if (!request.contains(member) || !request[member].is_object()) return;
  for (auto& [name, pattern] : request[member].items()) {
    if (all || is_credential(name)) {
      mark_texts(pattern, disguiser_);
    } else {
      redact_texts(pattern);
    }
  }
}

// What stands below the names of secrets, and every text that holds such names.
void Redactor::redact_texts(Json& value) const {
  if (value.is_string()) value = hide_in_text(value.get<std::string>());
  if (!value.is_structured()) return;
  if (value.is_array()) {
    for (Json& child : value) redact_texts(child);
    return;
  }
  for (auto& [name, child] : value.items()) {
    if (is_credential(name)) {
      mark_texts(child, disguiser_);
    } else {
      redact_texts(child);
    }
  }
}

Json Redactor::redact_definition(Json response) const {
  redact_pattern(response, "headers", false);
  for (const char* name : {"body", "jsonBody"}) {
    if (response.is_object() && response.contains(name)) redact_texts(response[name]);
  }
  return response;
}

Json Redactor::redact_mapping(Json mapping) const {
  if (!mapping.is_object()) return mapping;
  if (mapping.contains("response")) mapping["response"] = redact_definition(std::move(mapping["response"]));
  if (!mapping.contains("request")) return mapping;
  Json& request = mapping["request"];
  redact_pattern(request, "headers", false);
  redact_pattern(request, "queryParameters", false);
  redact_pattern(request, "formParameters", false);
  redact_pattern(request, "cookies", true);
  for (const char* name : {"basicAuth", "basicAuthCredentials"}) {
    if (request.contains(name)) mark_texts(request[name], disguiser_);
  }
  if (request.contains("bodyPatterns")) redact_texts(request["bodyPatterns"]);
  for (const char* name : {"url", "urlPath", "urlPattern", "urlPathPattern"}) {
    if (request.contains(name) && request[name].is_string())
      request[name] = hide_in_target(request[name].get<std::string>());
  }
  return mapping;
}

}  // namespace steelyard::server
