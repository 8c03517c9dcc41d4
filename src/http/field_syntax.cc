#include "http/field_syntax.h"

#include <algorithm>  // std::all_of

#include "http/message.h"

namespace steelyard::http {
namespace {

bool is_token_character(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_field_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte >= 0x20 && byte != 0x7f);
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool is_field_value(std::string_view text) { return std::all_of(text.begin(), text.end(), is_field_character); }

bool has_list_member(std::string_view list, std::string_view member) {
  while (true) {
    const auto comma = list.find(',');
    if (equals_ignore_case(trim(list.substr(0, comma)), member)) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace steelyard::http
