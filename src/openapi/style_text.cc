#include "openapi/style_text.h"

#include <algorithm>  // std::min
#include <cstddef>    // std::size_t
#include <utility>    // std::move

#include "base/json.h"
#include "base/pointer.h"
#include "base/utf8.h"
#include "http/message.h"
#include "openapi/member_index.h"

namespace steelyard::openapi {

Error style_error(const StyledText& styled, const std::string& why) {
  return {ErrorCode::parameter_style,
          "\"" + std::string(styled.name) + "\" is not of style " + std::string(styled.style) + ": " + why,
          {}};
}

std::vector<std::string_view> split_text(std::string_view text, const std::vector<std::string_view>& separators) {
  std::vector<std::string_view> pieces;
  if (text.empty()) return pieces;
  while (true) {
    std::size_t end = text.size();
    std::size_t width = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = text.find(separator);
      if (found >= end) continue;
      end = found;
      width = separator.size();
    }
    pieces.push_back(text.substr(0, end));
    if (width == 0) return pieces;
    text.remove_prefix(end + width);
  }
}

Result<std::string> decode_piece(const StyledText& styled, std::string_view piece) {
  std::string decoded;
  switch (styled.escaping) {
    case Escaping::none:
      decoded = http::trim(piece);
      break;
    case Escaping::percent:
      decoded = percent_decode(piece);
      break;
    case Escaping::form:
      decoded = http::form_decode(piece);
      break;
  }
  if (!is_utf8(decoded)) return style_error(styled, "it is not UTF-8");
  return decoded;
}

void add_value(Json& target, std::string value) {
  if (target.is_null()) {
    target = std::move(value);
    return;
  }
  if (!target.is_array()) target = Json::array({std::move(target)});
  target.push_back(std::move(value));
}

Result<Json> read_alternating(const StyledText& styled, const std::vector<std::string_view>& pieces) {
  if (pieces.size() % 2 != 0) return style_error(styled, "the last name has no value");
  Json object = Json::object();
  MemberIndex members(object);
  for (std::size_t i = 0; i < pieces.size(); i += 2) {
    Result<std::string> name = decode_piece(styled, pieces[i]);
    Result<std::string> value = decode_piece(styled, pieces[i + 1]);
    if (!name) return name.error();
    if (!value) return value.error();
    add_value(members.at(*name), std::move(*value));
  }
  return object;
}

Result<std::optional<Json>> read_exploded_object(const StyledText& styled) {
  if (styled.fields.empty()) return std::optional<Json>();
  Json object = Json::object();
  MemberIndex members(object);
  for (const http::RawField& field : styled.fields) {
    Result<std::string> value = decode_piece(styled, field.value);
    if (!value) return value.error();
    if (!is_utf8(field.name)) return style_error(styled, "a name is not UTF-8");
    add_value(members.at(field.name), std::move(*value));
  }
  return std::optional<Json>(std::move(object));
}

}  // namespace steelyard::openapi
