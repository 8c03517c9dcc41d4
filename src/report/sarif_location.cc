#include "report/sarif_location.h"

#include <fmt/format.h>  // percent-encoding

#include "base/json.h"
#include "report/safe_text.h"

namespace steelyard::report {
namespace {

// RFC 3986: what a path may hold as it is. `keep` adds what delimits the parts of a URL.
std::string percent_encoded(std::string_view text, std::string_view keep) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string encoded;
  for (const char c : text) {
    const bool plain = kPlain.find(c) != std::string_view::npos || keep.find(c) != std::string_view::npos;
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

bool is_url(std::string_view file) { return file.rfind("http://", 0) == 0 || file.rfind("https://", 0) == 0; }

Json artifact(const std::string& file) {
  if (is_url(file)) return {{"uri", percent_encoded(file, ":?=&#%[]@!$'()*+,;")}};
  if (file.front() == '/') return {{"uri", "file://" + percent_encoded(file, "")}};
  const std::string path = file.rfind("./", 0) == 0 ? file.substr(2) : file;
  return {{"uri", percent_encoded(path, "")}, {"uriBaseId", "%SRCROOT%"}};
}

Json region(const Location& place) {
  Json json = {{"startLine", place.line}};
  if (place.column != 0) json["startColumn"] = place.column;
  return json;
}

}  // namespace

Json sarif_location(const Location& place, const std::string& logical_name) {
  Json json = Json::object();
  if (!place.file.empty()) {
    json["physicalLocation"] = {{"artifactLocation", artifact(place.file)}};
    if (place.line != 0) json["physicalLocation"]["region"] = region(place);
  }
  if (!logical_name.empty()) {
    json["logicalLocations"] = Json::array({{{"fullyQualifiedName", safe_text(logical_name)}}});
  }
  return json;
}

}  // namespace steelyard::report
