#include "json_schema/keywords/size.h"

#include <charconv>  // digits

#include "base/json.h"

namespace steelyard::json_schema {

std::optional<std::uint32_t> read_size(const Json& value) {
  const std::optional<Decimal> decimal = to_decimal(value);
  if (!decimal || !decimal->is_integer() || decimal->is_negative()) return std::nullopt;
  constexpr std::uint32_t kLargest = UINT32_MAX;
  Decimal largest;
  largest.assign(std::uint64_t{kLargest});
  if (*decimal > largest) return kLargest;
  const std::string digits = decimal->to_string();
  std::uint32_t size = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), size);
  return size;
}

Status emit_size(Scope& scope, Op op) {
  const std::optional<std::uint32_t> size = read_size(scope.value());
  if (!size) return scope.wrong("a non-negative integer");
  scope.emit(op, *size);
  return {};
}

}  // namespace steelyard::json_schema
