#include "provider/sample_body.h"

#include <algorithm>  // std::find_if

#include "base/json.h"
#include "http/form.h"
#include "openapi/media_type.h"

namespace steelyard::provider {
namespace {

constexpr char kBoundary[] = "steelyard-boundary";

std::string scalar_text(const Json& value) { return value.is_string() ? value.get<std::string>() : write_json(value); }

// How the arrays of a form are written (OAS 3.1.1, "Encoding Object"): repeated fields unless the encoding says another
// style. A content type instead of a style makes the value one text of that type.
struct ArrayStyle {
  bool repeat = true;
  std::string separator = ",";  // as it travels
};

ArrayStyle array_style(const openapi::MediaType& media, const std::string& property) {
  const auto encoding = std::find_if(media.encodings.begin(), media.encodings.end(),
                                     [&](const openapi::Encoding& each) { return each.property == property; });
  if (encoding == media.encodings.end()) return {};
  if (encoding->style == "spaceDelimited") return {false, "%20"};
  if (encoding->style == "pipeDelimited") return {false, "%7C"};
  return {encoding->explode, ","};
}

std::string form_text(const openapi::MediaType& media, const Json& value) {
  std::string text;
  const auto add = [&](const std::string& name, const std::string& encoded) {
    text += (text.empty() ? "" : "&") + http::form_encode(name) + "=" + encoded;
  };
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    if (!member.is_array()) {
      add(name, http::form_encode(scalar_text(member)));
      continue;
    }
    const ArrayStyle style = array_style(media, name);
    std::string joined;
    for (const Json& item : member) {
      const std::string encoded = http::form_encode(scalar_text(item));
      if (style.repeat) add(name, encoded);
      joined += (joined.empty() ? "" : style.separator) + encoded;
    }
    if (!style.repeat) add(name, joined);
  }
  return text;
}

void add_part(const std::string& name, const Json& value, std::string& text) {
  text += std::string("--") + kBoundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
  if (value.is_structured()) text += "Content-Type: application/json\r\n";
  text += "\r\n" + scalar_text(value) + "\r\n";
}

// An array is as many parts of one name (OAS 3.1.1, "Encoding Object").
std::string multipart_text(const Json& value) {
  std::string text;
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    for (const Json& part : member.is_array() ? member : Json::array({member})) add_part(name, part, text);
  }
  return text + "--" + kBoundary + "--\r\n";
}

std::string concrete_type(const std::string& range) {
  if (range.find('*') == std::string::npos) return range;
  if (range.starts_with("text/")) return "text/plain";
  return "application/json";
}

}  // namespace

SampleBody sample_body(const openapi::MediaType& media, const Json& value) {
  const std::string type = concrete_type(media.range);
  if (openapi::is_json(type)) return {type, write_json(value)};
  if (openapi::is_form(type) && value.is_object()) return {type, form_text(media, value)};
  if (openapi::is_multipart(type) && value.is_object()) {
    return {type + "; boundary=" + kBoundary, multipart_text(value)};
  }
  return {type, scalar_text(value)};
}

}  // namespace steelyard::provider
