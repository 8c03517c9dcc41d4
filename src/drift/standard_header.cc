#include "drift/standard_header.h"

#include <algorithm>  // std::any_of

#include "http/message.h"

namespace steelyard::drift {
namespace {

constexpr std::string_view kNames[] = {"accept-ranges",
                                       "age",
                                       "allow",
                                       "alt-svc",
                                       "cache-control",
                                       "connection",
                                       "content-disposition",
                                       "content-encoding",
                                       "content-language",
                                       "content-length",
                                       "content-location",
                                       "content-range",
                                       "content-security-policy",
                                       "content-type",
                                       "date",
                                       "etag",
                                       "expires",
                                       "keep-alive",
                                       "last-modified",
                                       "link",
                                       "location",
                                       "nel",
                                       "pragma",
                                       "proxy-authenticate",
                                       "referrer-policy",
                                       "report-to",
                                       "retry-after",
                                       "server",
                                       "server-timing",
                                       "set-cookie",
                                       "strict-transport-security",
                                       "trailer",
                                       "transfer-encoding",
                                       "upgrade",
                                       "vary",
                                       "via",
                                       "warning",
                                       "www-authenticate",
                                       "x-cache",
                                       "x-content-type-options",
                                       "x-frame-options",
                                       "x-powered-by",
                                       "x-xss-protection"};
constexpr std::string_view kFamilies[] = {"access-control-", "cf-",       "cross-origin-",
                                          "steelyard-",      "x-amz-cf-", "x-envoy-"};

}  // namespace

bool is_standard_header(std::string_view name) {
  const std::string lower = http::to_lower(name);
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view known) { return lower == known; }) ||
         std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return lower.starts_with(family); });
}

}  // namespace steelyard::drift
