#include "provider/sent_type.h"

#include "openapi/contract.h"
#include "openapi/media_type.h"

namespace steelyard::provider {
namespace {

constexpr std::string_view kUsual[] = {"application/json",         "text/plain", "application/problem+json",
                                       "application/xml",          "text/xml",   "application/problem+xml",
                                       "application/octet-stream", "image/png"};

bool has_wildcard(std::string_view range) {
  const Result<openapi::MediaRange> parsed = openapi::parse_media_range(range);
  return parsed && parsed->subtype.starts_with('*');
}

}  // namespace

std::vector<std::string> usual_types(std::string_view range) {
  std::vector<std::string> types;
  for (const std::string_view type : kUsual) {
    if (openapi::matches(range, type)) types.emplace_back(type);
  }
  return types;
}

std::string sent_type(const std::string& range) {
  if (!has_wildcard(range)) return range;
  const std::vector<std::string> types = usual_types(range);
  return types.empty() ? range : types.front();
}

std::string presumed_type(const openapi::ResponseSpec* documented) {
  constexpr char kJson[] = "application/json";
  if (documented == nullptr || documented->content.empty()) return kJson;
  if (openapi::find_media_type(documented->content, kJson) != nullptr) return kJson;
  for (const openapi::MediaType& media : documented->content) {
    std::string type = sent_type(media.range);
    if (openapi::is_json(type)) return type;
  }
  return sent_type(documented->content.front().range);
}

}  // namespace steelyard::provider
