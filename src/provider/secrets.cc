#include "provider/secrets.h"

#include <algorithm>  // std::sort
#include <set>        // each value once

#include "base/document.h"
#include "base/json.h"
#include "http/form.h"
#include "openapi/key_name.h"
#include "openapi/media_type.h"
#include "openapi/security.h"
#include "provider/credentials.h"

namespace steelyard::provider {
namespace {

constexpr std::size_t kDoubtfulLength = 16;  // of the value of a member named `key` or `token`
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

  void add_fields(std::string_view text) {
    for (const http::RawField& field : http::split_fields(text, '&')) {
      if (!openapi::names_a_key(field.name)) continue;
      add(field.value);
      add(http::form_decode(field.value));
    }
  }

  void add_members(const Json& value) {
    if (value.is_object()) {
      for (const auto& [name, member] : value.items()) {
        if (member.is_string() && openapi::names_a_key(name)) add_member(name, member.get_ref<const std::string&>());
      }
    }
    if (value.is_structured()) {
      for (const Json& member : value) add_members(member);
    }
  }

  void add_json(const http::Headers& headers, const std::string& body) {
    const std::string* type = headers.find("Content-Type");
    if (type == nullptr || !openapi::is_json(*type) || body.size() > kMaxBodyBytes) return;
    if (const Result<Document> document = read_json(body, "")) add_members(document->root());
  }

  std::vector<std::string> take() {
    std::vector<std::string> secrets(found_.begin(), found_.end());
    std::stable_sort(secrets.begin(), secrets.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return secrets;
  }

 private:
  void add_member(const std::string& name, const std::string& value) {
    const bool doubtful = http::equals_ignore_case(name, "key") || http::equals_ignore_case(name, "token");
    if (!doubtful || value.size() >= kDoubtfulLength) add(value);
  }

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
  collector.add_fields(http::query_of(request.target));
  const std::string* type = request.headers.find("Content-Type");
  if (type != nullptr && type->find("x-www-form-urlencoded") != std::string::npos) collector.add_fields(request.body);
  collector.add_json(request.headers, request.body);
  return collector.take();
}

std::vector<std::string> secrets_of(const http::Response& response) {
  Collector collector;
  for (const auto& [name, value] : response.headers) {
    if (http::equals_ignore_case(name, "Set-Cookie")) {
      const std::string_view pair = std::string_view(value).substr(0, value.find(';'));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos) collector.add(std::string(http::trim(pair.substr(equals + 1))));
    } else if (openapi::names_a_key(name)) {
      collector.add_authorization(value);
    }
  }
  collector.add_json(response.headers, response.body);
  return collector.take();
}

}  // namespace steelyard::provider
