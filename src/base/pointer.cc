#include "base/pointer.h"

#include <charconv>      // std::from_chars
#include <system_error>  // std::errc

#include "base/json.h"

namespace steelyard {

std::string pointer_escape(std::string_view token) {
  std::string text;
  text.reserve(token.size());
  for (char c : token) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

std::string pointer_append(std::string_view pointer, std::string_view token) {
  std::string text(pointer);
  text += '/';
  text += pointer_escape(token);
  return text;
}

std::string pointer_append(std::string_view pointer, std::size_t index) {
  std::string text(pointer);
  text += '/';
  text += std::to_string(index);
  return text;
}

const std::string* PointerTokens::next() {
  if (rest_.empty()) return nullptr;
  rest_.remove_prefix(1);  // the '/'
  const std::string_view raw = rest_.substr(0, rest_.find('/'));
  rest_.remove_prefix(raw.size());
  token_.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escape = raw[i] == '~' && i + 1 < raw.size() && (raw[i + 1] == '0' || raw[i + 1] == '1');
    token_ += !escape ? raw[i] : raw[++i] == '0' ? '~' : '/';
  }
  return &token_;
}

std::vector<std::string> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> list;
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) list.push_back(*token);
  return list;
}

std::size_t array_index(std::string_view token, std::size_t size) {
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, index);
  const bool plain = error == std::errc() && stop == end && (token.size() == 1 || token[0] != '0');
  return plain && index < size ? index : size;
}

const Json* pointer_find(const Json& root, std::string_view pointer) {
  const Json* value = &root;
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) {
    if (value->is_array()) {
      const std::size_t index = array_index(*token, value->size());
      value = index < value->size() ? &(*value)[index] : nullptr;
    } else {
      value = find_member(*value, *token);
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

std::string percent_decode(std::string_view text) {
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool complete = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    if (complete) {
      decoded += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace steelyard
