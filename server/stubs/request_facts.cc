#include "server/stubs/request_facts.h"

#include "http/content_coding.h"
#include "http/form.h"
#include "http/target.h"
#include "openapi/media_type.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kMostDecoded = std::size_t{16} << 20U;

Pairs decoded(const std::vector<http::RawField>& fields) {
  Pairs pairs;
  for (const http::RawField& field : fields) pairs.emplace_back(field.name, http::form_decode(field.value));
  return pairs;
}

}  // namespace

RequestFacts::RequestFacts(const http::Request& given) : request(given) {
  const http::Target target = http::parse_target(given.target);
  path = target.path;
  url = target.query.empty() ? path : path + "?" + target.query;
  const std::string* host = given.headers.find("Host");
  authority = target.authority.empty() && host != nullptr ? *host : target.authority;
  query = decoded(http::split_fields(target.query, '&'));
  for (const http::RawField& cookie : http::cookies_of(given.headers)) cookies.emplace_back(cookie.name, cookie.value);
  const std::string* type = given.headers.find("Content-Type");
  if (type != nullptr && openapi::is_form(*type)) form = decoded(http::split_fields(body(), '&'));
}

const std::string& RequestFacts::body() const {
  if (!request.headers.has("Content-Encoding")) return request.body;
  if (!plain_body_) {
    Result<std::string> plain = http::decode_body(request.headers, request.body, kMostDecoded);
    plain_body_ = plain ? std::move(*plain) : request.body;
  }
  return *plain_body_;
}

std::vector<std::string_view> values_of(const Pairs& pairs, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : pairs) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

std::vector<std::string_view> values_of(const http::Headers& headers, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : headers) {
    if (http::equals_ignore_case(key, name)) values.emplace_back(value);
  }
  return values;
}

}  // namespace steelyard::server
