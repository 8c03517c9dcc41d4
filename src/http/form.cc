#include "http/form.h"

#include <algorithm>  // std::replace
#include <cstddef>    // std::size_t

#include "base/pointer.h"

namespace steelyard::http {
namespace {

RawField split_pair(std::string_view piece) {
  const std::size_t equals = piece.find('=');
  if (equals == std::string_view::npos) return {std::string(piece), {}};
  return {std::string(piece.substr(0, equals)), std::string(piece.substr(equals + 1))};
}

template <class Use>
void for_each_piece(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::string_view query_of(std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::size_t mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

std::vector<RawField> split_fields(std::string_view text, char separator) {
  std::vector<RawField> fields;
  for_each_piece(text, separator, [&](std::string_view piece) {
    fields.push_back(split_pair(piece));
    fields.back().name = form_decode(fields.back().name);
  });
  return fields;
}

std::vector<RawField> cookies_of(const Headers& headers) {
  std::vector<RawField> cookies;
  for (const auto& [name, value] : headers) {
    if (!equals_ignore_case(name, "Cookie")) continue;
    for_each_piece(value, ';', [&](std::string_view piece) { cookies.push_back(split_pair(trim(piece))); });
  }
  return cookies;
}

std::string form_decode(std::string_view text) {
  std::string blanks(text);
  std::replace(blanks.begin(), blanks.end(), '+', ' ');
  return percent_decode(blanks);
}

std::string form_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "*-._";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (letter || (byte >= '0' && byte <= '9') || kPlain.find(c) != std::string_view::npos) {
      encoded += c;
    } else if (c == ' ') {
      encoded += '+';
    } else {
      encoded += '%';
      encoded += kHex[byte >> 4U];
      encoded += kHex[byte & 0xFU];
    }
  }
  return encoded;
}

}  // namespace steelyard::http
