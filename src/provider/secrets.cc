#include "provider/secrets.h"

#include <algorithm>  // std::sort
#include <set>        // each value once

#include "http/content_coding.h"
#include "http/form.h"
#include "openapi/key_name.h"
#include "openapi/security.h"
#include "provider/credentials.h"
#include "provider/secret/secret_spans.h"

namespace steelyard::provider {
namespace {

constexpr std::size_t kMaxBodyBytes = std::size_t{1} << 20U;

class Collector {
 public:
  void add(std::string value) {
    if (!value.empty()) found_.insert(std::move(value));
  }

  // "Bearer abc", "Basic dXNlcjpwYXNz", or the bare key.
  void add_authorization(const std::string& value) {
    const std::string_view text = http::trim(value);
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return add(std::string(text));
    const std::string token(http::trim(text.substr(blank + 1)));
    add(token);
    if (!http::equals_ignore_case(text.substr(0, blank), "basic")) return;
    const std::string pair = openapi::base64_decode(token);
    const auto colon = pair.find(':');
    add(pair);
    if (colon != std::string::npos) add(pair.substr(colon + 1));
  }

  void add_spans(const SecretSpans& spans) {
    for (const SecretSpan& span : spans) {
      if (!span.doubtful) add_authorization(span.value);
    }
  }

  // Of a request target or a URL in a header.
  void add_target(std::string_view target) {
    add_spans(secrets_in_target(target, openapi::names_a_secret));
    const std::string_view query = target.substr(0, target.find('#'));
    for (const http::RawField& field : http::split_fields(http::query_of(query), '&')) {
      if (openapi::names_a_secret(field.name) && !openapi::is_doubtful_key(field.name)) add(field.value);  // as sent
    }
  }

  void add_body(const http::Headers& headers, const std::string& body) {
    if (body.size() > kMaxBodyBytes) return;
    BodySecrets found = secrets_in_body(headers, body, openapi::names_a_secret);
    add_spans(found.spans);
    for (std::string& value : found.others) add(std::move(value));
  }

  void add_header(const std::string& name, const std::string& value) {
    if (openapi::names_a_secret(name)) return add_authorization(value);
    if (value.find_first_of("=@") == std::string::npos) return;
    add_spans(secrets_in_text(value, openapi::names_a_secret));
    if (value.find('?') != std::string::npos || value.find('#') != std::string::npos) add_target(value);
  }

  std::vector<std::string> take() {
    std::vector<std::string> secrets(found_.begin(), found_.end());
    std::stable_sort(secrets.begin(), secrets.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return secrets;
  }

 private:
  std::set<std::string> found_;
};

void add_schemes(const Provider& provider, const http::Request& request, Collector& collector) {
  std::vector<openapi::SecurityScheme> schemes = named_places(provider);
  for (const auto& [name, scheme] : provider.contract->security_schemes) schemes.push_back(scheme);
  for (const openapi::SecurityScheme& scheme : schemes) {
    if (auto credential = openapi::find_credential(scheme, request)) collector.add(std::move(*credential));
    if (scheme.kind == openapi::SecurityKind::api_key && scheme.in == openapi::ParameterPlace::query) {
      for (const http::RawField& field : http::split_fields(http::query_of(request.target), '&')) {
        if (field.name == scheme.key_name) collector.add(field.value);  // as it was encoded
      }
    }
  }
}

}  // namespace

std::vector<std::string> secrets_of(const Provider& provider, const http::Request& request) {
  Collector collector;
  add_schemes(provider, request, collector);
  for (const auto& [name, value] : request.headers) {
    if (openapi::names_a_key(name)) collector.add_authorization(value);
  }
  for (const http::RawField& cookie : http::cookies_of(request.headers)) collector.add(cookie.value);
  collector.add_target(request.target);
  const Result<std::string> body = http::decode_body(request.headers, request.body, kMaxBodyBytes);
  if (body) collector.add_body(request.headers, *body);
  return collector.take();
}

std::vector<std::string> secrets_of(const http::Response& response) {
  Collector collector;
  for (const auto& [name, value] : response.headers) {
    if (http::equals_ignore_case(name, "Set-Cookie")) {
      const std::string_view pair = std::string_view(value).substr(0, value.find(';'));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos) collector.add(std::string(http::trim(pair.substr(equals + 1))));
    } else {
      collector.add_header(name, value);
    }
  }
  collector.add_body(response.headers, response.body);
  return collector.take();
}

}  // namespace steelyard::provider
