#include "json_schema/formats/format.h"

#include "json_schema/formats/host.h"
#include "json_schema/formats/name.h"
#include "json_schema/formats/time.h"
#include "json_schema/formats/uri.h"

namespace steelyard::json_schema {
namespace {

bool is_between(const Number& number, Arithmetic& arithmetic, std::int64_t least, std::int64_t most) {
  if (!arithmetic.is_integer(number)) return false;
  Number low;
  Number high;
  low.integer = least;
  high.integer = most;
  return arithmetic.compare(number, low) >= 0 && arithmetic.compare(number, high) <= 0;
}

bool is_int32(const Number& number, Arithmetic& arithmetic) {
  return is_between(number, arithmetic, INT32_MIN, INT32_MAX);
}

bool is_int64(const Number& number, Arithmetic& arithmetic) {
  return is_between(number, arithmetic, INT64_MIN, INT64_MAX);
}

constexpr double kLargestFloat = 3.4028234663852886e38;

bool is_float(const Number& number, Arithmetic& /*arithmetic*/) {
  const double value = Arithmetic::approximate(number);
  return value <= kLargestFloat && value >= -kLargestFloat;
}

// The readers refuse what no double can hold.
bool is_double(const Number& /*number*/, Arithmetic& /*arithmetic*/) { return true; }

constexpr FormatRow kFormats[] = {
#define STEELYARD_FORMAT(name, what, dialects, text, number) {name, what, dialects, text, number},
#include "json_schema/formats/format.def"
#undef STEELYARD_FORMAT
};

}  // namespace

std::span<const FormatRow> formats() { return kFormats; }

const FormatRow* find_format(std::string_view name, Dialect dialect) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name && (row.dialects & bit(dialect)) != 0) return &row;
  }
  return nullptr;
}

}  // namespace steelyard::json_schema
