#include "base/json.h"

#include <cmath>   // std::isnormal
#include <vector>  // values to look at

#include "base/decimal.h"

namespace steelyard {
namespace {

constexpr std::uint8_t kExactNumber = 0x4e;  // a binary subtype that no reader of ours makes for anything else

// True if a double holds the number exactly enough to print the same digits again. Below the smallest normal double
// there are fewer digits, and at last none.
bool double_keeps(std::string_view lexeme, double value) {
  std::size_t digits = 0;
  bool leading = true;
  for (char c : lexeme) {
    if (c == 'e' || c == 'E') break;
    if (c < '0' || c > '9') continue;
    if (leading && c == '0') continue;
    leading = false;
    ++digits;
  }
  return digits == 0 || (digits <= 15 && std::isnormal(value));
}

}  // namespace

Json make_exact_number(std::string_view lexeme) {
  return Json::binary(Json::binary_t::container_type(lexeme.begin(), lexeme.end()), kExactNumber);
}

Json make_decimal_number(std::string_view lexeme, double value) {
  return double_keeps(lexeme, value) ? Json(value) : make_exact_number(lexeme);
}

bool is_calculable(std::string_view lexeme) {
  constexpr std::size_t kShort = 300;  // and without an exponent: far within the bounds
  if (lexeme.size() < kShort && lexeme.find_first_of("eE") == std::string_view::npos) return true;
  return Decimal().assign(lexeme);
}

bool is_exact_number(const Json& value) {
  return value.is_binary() && value.get_binary().has_subtype() && value.get_binary().subtype() == kExactNumber;
}

bool is_number(const Json& value) { return value.is_number() || is_exact_number(value); }

std::string number_text(const Json& value) {
  if (!is_exact_number(value)) return value.dump();
  const auto& bytes = value.get_binary();
  return {bytes.begin(), bytes.end()};
}

std::string_view json_type(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      return "object";
    case Json::value_t::array:
      return "array";
    case Json::value_t::string:
      return "string";
    case Json::value_t::boolean:
      return "boolean";
    case Json::value_t::null:
    case Json::value_t::discarded:
      return "null";
    default:
      return "number";
  }
}

bool nests_deeper_than(const Json& value, std::size_t levels) {
  std::vector<std::pair<const Json*, std::size_t>> open = {{&value, 1}};
  while (!open.empty()) {
    const auto [at, level] = open.back();
    open.pop_back();
    if (!at->is_structured()) continue;
    if (level > levels) return true;
    for (const Json& child : *at) {
      if (child.is_structured()) open.emplace_back(&child, level + 1);
    }
  }
  return false;
}

const Json* find_member(const Json& value, std::string_view key) {
  if (!value.is_object()) return nullptr;
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
    if (name == key) return &member;
  }
  return nullptr;
}

std::string_view string_member(const Json& value, std::string_view key) {
  const Json* member = find_member(value, key);
  return member != nullptr && member->is_string() ? std::string_view(member->get_ref<const std::string&>())
                                                  : std::string_view();
}

bool flag_member(const Json& value, std::string_view key) {
  const Json* member = find_member(value, key);
  return member != nullptr && member->is_boolean() && member->get<bool>();
}

}  // namespace steelyard
