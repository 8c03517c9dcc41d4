#include "provider/amount.h"

#include <charconv>      // the nearest double
#include <cstdint>       // whole numbers
#include <system_error>  // std::errc

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::provider {
namespace {

Json number_of(const Decimal& value) {
  const std::string text = value.to_string();
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end) {
    return whole;
  }
  double nearest = 0;
  std::from_chars(text.data(), end, nearest);
  return make_decimal_number(text, nearest);
}

}  // namespace

std::optional<Decimal> read_amount(const Json* value) {
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) return to_decimal(*value);
  Result<Decimal> parsed = Decimal::parse(value->get_ref<const std::string&>());
  if (!parsed) return std::nullopt;
  return *parsed;
}

Json amount_like(const Json* old, const Decimal& value) {
  if (old == nullptr || !old->is_string()) return number_of(value);
  std::string text = value.to_string();
  const std::string& before = old->get_ref<const std::string&>();
  const std::size_t point = before.find('.');
  if (point == std::string::npos) return text;
  if (text.find('.') == std::string::npos) text += '.';
  while (text.size() - text.find('.') < before.size() - point) text += '0';
  return text;
}

bool put_value(Json& body, const std::string& pointer, const Json& value) {
  const std::size_t slash = pointer.rfind('/');
  if (slash == std::string::npos) return false;
  Json* parent = const_cast<Json*>(pointer_find(body, pointer.substr(0, slash)));  // NOLINT: body is ours to change
  if (parent == nullptr) return false;
  const std::string token = pointer_tokens(pointer.substr(slash))[0];
  if (parent->is_object()) {
    (*parent)[token] = value;
    return true;
  }
  const std::size_t index = parent->is_array() ? array_index(token, parent->size()) : 0;
  if (!parent->is_array() || index == parent->size()) return false;
  (*parent)[index] = value;
  return true;
}

}  // namespace steelyard::provider
