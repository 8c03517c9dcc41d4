#include "server/record/recorded_headers.h"

#include <algorithm>    // std::any_of
#include <set>          // names
#include <string_view>  // names

#include "openapi/key_name.h"

namespace steelyard::server {
namespace {

// What clients act on.
constexpr std::string_view kKept[] = {
    "Retry-After",       "Location",      "WWW-Authenticate", "Allow",  "Link",
    "Cache-Control",     "ETag",          "Last-Modified",    "Vary",   "Expires",
    "Content-Language",  "Accept-Ranges", "Deprecation",      "Sunset", "Content-Disposition",
    "Preference-Applied"};
constexpr std::string_view kKeptBeginnings[] = {"X-", "RateLimit", "Retry-After"};

// Headers of caches, balancers and tracers, which differ from answer to answer and mean nothing to a client.
constexpr std::string_view kNoise[] = {"X-Request-Id", "X-Correlation-Id", "X-Trace-Id",     "X-Served-By",
                                       "X-Cache",      "X-Cache-Hits",     "X-Timer",        "X-Runtime",
                                       "X-Powered-By", "X-Robots-Tag",     "X-Response-Time"};
constexpr std::string_view kNoiseBeginnings[] = {"X-Amz", "X-Cloud-Trace", "X-B3-", "X-Envoy", "X-Vercel", "X-Railway"};

template <class List>
bool has(const List& list, std::string_view name) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view each) { return http::equals_ignore_case(each, name); });
}

template <class List>
bool begins_with_one_of(const List& list, std::string_view name) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view each) {
    return http::equals_ignore_case(each, name.substr(0, each.size()));
  });
}

bool is_documented(const openapi::ResponseSpec* documented, std::string_view name) {
  return documented != nullptr &&
         std::any_of(documented->headers.begin(), documented->headers.end(),
                     [&](const openapi::Header& header) { return http::equals_ignore_case(header.name, name); });
}

bool is_kept(const openapi::ResponseSpec* documented, std::string_view name) {
  // A pack says the media type of a body by itself.
  if (http::equals_ignore_case(name, "Content-Type")) return false;
  if (is_documented(documented, name)) return true;
  if (http::equals_ignore_case(name, "Set-Cookie") || has(kNoise, name) || begins_with_one_of(kNoiseBeginnings, name)) {
    return false;
  }
  return has(kKept, name) || begins_with_one_of(kKeptBeginnings, name);
}

// "session=[redacted]; Path=/"
std::string cookie_without_value(const std::string& value) {
  const auto end = value.find(';');
  const auto equals = value.substr(0, end).find('=');
  return value.substr(0, equals) + "=[redacted]" + (end == std::string::npos ? "" : value.substr(end));
}

// What provider.yaml can hold: its schema takes no control characters, and the rest has to be UTF-8.
bool is_plain(const std::string& value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
}

}  // namespace

std::vector<std::pair<std::string, std::string>> recorded_headers(const http::Headers& headers,
                                                                  const openapi::ResponseSpec* documented,
                                                                  const provider::SecretFinder& secrets) {
  std::vector<std::pair<std::string, std::string>> kept;
  std::set<std::string> seen;
  for (const auto& [name, first] : headers) {
    if (!is_kept(documented, name) || !seen.insert(http::to_lower(name)).second) continue;
    std::string value;
    if (http::equals_ignore_case(name, "Set-Cookie")) {
      value = cookie_without_value(first);
    } else if (openapi::names_a_secret(name)) {
      value = "[redacted]";
    } else {
      value = headers.combined(name).value_or("");
      secrets.redact(value);
    }
    if (is_plain(value)) kept.emplace_back(name, value);
  }
  return kept;
}

}  // namespace steelyard::server
