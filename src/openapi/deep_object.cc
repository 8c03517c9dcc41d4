#include "openapi/deep_object.h"

#include <string>       // names
#include <string_view>  // names
#include <utility>      // std::move
#include <vector>       // path of names

#include "base/json.h"
#include "base/utf8.h"
#include "openapi/style_text.h"

namespace steelyard::openapi {
namespace {

constexpr std::size_t kMaxDepth = 32;
// Each name is looked for among those before it, so their number is bounded.
constexpr std::size_t kMaxFields = 10'000;

// "[a][b]" as a, b; nothing if the brackets do not balance or nest deeper than anyone means.
std::optional<std::vector<std::string>> bracket_names(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t close = text.find(']');
    if (text.front() != '[' || close == std::string_view::npos || names.size() == kMaxDepth) return std::nullopt;
    names.emplace_back(text.substr(1, close - 1));
    text.remove_prefix(close + 1);
  }
  return names;
}

// Puts the value where the names lead, making objects on the way; false if something else stands there.
bool put(Json& root, const std::vector<std::string>& names, std::string value) {
  Json* place = &root;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() && i + 1 == names.size()) {  // "[]" appends
      if (place->is_null()) *place = Json::array();
      if (!place->is_array()) return false;
      place->push_back(std::move(value));
      return true;
    }
    if (place->is_null()) *place = Json::object();
    if (!place->is_object()) return false;
    place = &(*place)[names[i]];
  }
  if (place->is_object()) return false;
  add_value(*place, std::move(value));
  return true;
}

}  // namespace

Result<std::optional<Json>> read_deep_object(const StyledText& styled) {
  Json object;
  const std::string prefix = std::string(styled.name) + "[";
  std::size_t count = 0;
  for (const http::RawField& field : styled.fields) {
    if (!field.name.starts_with(prefix)) continue;
    if (++count > kMaxFields) return style_error(styled, "it has more than " + std::to_string(kMaxFields) + " fields");
    const auto names = bracket_names(std::string_view(field.name).substr(styled.name.size()));
    if (!names || !is_utf8(field.name)) return style_error(styled, "the brackets of a name do not read as [name]");
    Result<std::string> value = decode_piece(styled, field.value);
    if (!value) return value.error();
    if (!put(object, *names, std::move(*value))) return style_error(styled, "a name is both a value and an object");
  }
  if (object.is_null()) return std::optional<Json>();
  return std::optional<Json>(std::move(object));
}

}  // namespace steelyard::openapi
