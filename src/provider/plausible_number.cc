#include "provider/plausible_number.h"

#include <algorithm>  // std::min, std::max
#include <cmath>      // std::ceil, std::floor
#include <string>     // names in lower case

#include "base/decimal.h"
#include "base/json.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;

constexpr double kNone = 9.2e18;  // within 64 bits

struct NumberRange {
  double low = -kNone;
  double high = kNone;
};

// What is usual for the name of a property, where the schema leaves it open.
struct RangeRow {
  std::string_view part;  // of the property's name
  NumberRange range;
};
constexpr RangeRow kRanges[] = {
    {"balance", {0, 100'000}},
    {"amount", {1, 1'000}},
    {"price", {1, 500}},
    {"total", {0, 10'000}},
    {"count", {0, 100}},
    {"page", {1, 10}},
    {"limit", {1, 100}},
    {"age", {18, 90}},
    {"year", {2000, 2030}},
    {"percent", {0, 100}},
    {"lat", {-90, 90}},
    {"lon", {-180, 180}},
    {"timestamp", {1'767'225'600, 1'798'761'600}},
    {"cents", {0, 100'000}},
};

struct FormatRow {
  std::string_view format;
  NumberRange range;
};
constexpr FormatRow kFormats[] = {
    {"int8", {-128, 127}},
    {"uint8", {0, 255}},
    {"int16", {-32'768, 32'767}},
    {"uint16", {0, 65'535}},
    {"int32", {-2147483648.0, 2147483647.0}},
    {"uint32", {0, 4294967295.0}},
};

struct Bounds {
  double low = -kNone;
  double high = kNone;
  bool low_open = false;  // the bound itself is excluded
  bool high_open = false;

  void raise(double bound, bool open) {
    if (bound > low || (bound == low && open)) {
      low = bound;
      low_open = open;
    }
  }
  void lower(double bound, bool open) {
    if (bound < high || (bound == high && open)) {
      high = bound;
      high_open = open;
    }
  }
  bool has_low() const { return low > -kNone; }
  bool has_high() const { return high < kNone; }
};

std::optional<double> bound_of(const SchemaView& part, std::string_view keyword) {
  const Json* value = part.keyword(keyword);
  return value != nullptr && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

// OAS 3.0 says `exclusiveMinimum: true` beside the bound; JSON Schema 2020-12 gives the bound itself.
Bounds bounds_of(const Constraints& constraints) {
  Bounds bounds;
  for (const SchemaView& part : constraints.parts()) {
    if (!part.valid()) continue;
    if (const auto low = bound_of(part, "minimum")) bounds.raise(*low, flag_member(part.value(), "exclusiveMinimum"));
    if (const auto high = bound_of(part, "maximum")) bounds.lower(*high, flag_member(part.value(), "exclusiveMaximum"));
    if (const auto low = bound_of(part, "exclusiveMinimum")) bounds.raise(*low, true);
    if (const auto high = bound_of(part, "exclusiveMaximum")) bounds.lower(*high, true);
  }
  const std::string format = constraints.text("format");
  for (const FormatRow& row : kFormats) {
    // Only where a bound is near the limits does the format tell anything that the usual range does not.
    if (row.format != format || !(bounds.has_low() || bounds.has_high())) continue;
    bounds.raise(row.range.low, false);
    bounds.lower(row.range.high, false);
  }
  return bounds;
}

NumberRange usual_range(std::string_view name) {
  std::string key(name);
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const RangeRow& row : kRanges) {
    if (key.find(row.part) != std::string::npos) return row.range;
  }
  return {1, 1'000};
}

// Puts usual bounds where the schema has none; the usual range moves to where the schema's bound is.
void fill_with_usual(Bounds& bounds, const NumberRange& usual) {
  const double width = usual.high - usual.low;
  if (!bounds.has_low() && !bounds.has_high()) {
    bounds.raise(usual.low, false);
    bounds.lower(usual.high, false);
  } else if (!bounds.has_high()) {
    if (usual.low > bounds.low) bounds.raise(usual.low, false);
    bounds.lower(std::min(bounds.low + width, kNone), false);
  } else if (!bounds.has_low()) {
    if (usual.high < bounds.high) bounds.lower(usual.high, false);
    bounds.raise(std::max(bounds.high - width, -kNone), false);
  }
}

struct Steps {
  std::int64_t first = 0;
  std::int64_t last = -1;
};

// The whole multiples of a step within the bounds.
Steps steps_within(const Bounds& bounds, double step) {
  double first = std::ceil(bounds.low / step);
  double last = std::floor(bounds.high / step);
  if (bounds.low_open && first * step <= bounds.low) ++first;
  if (bounds.high_open && last * step >= bounds.high) --last;
  return {static_cast<std::int64_t>(std::max(first, -kNone)), static_cast<std::int64_t>(std::min(last, kNone))};
}

// Exact: 3 × 0.01 is 0.03.
Json product(double step, std::int64_t count, bool integer) {
  Decimal exact;
  Decimal factor;
  exact.assign(step);
  factor.assign(count);
  const Json value = Json::parse((exact * factor).to_string(), nullptr, false);
  if (integer && value.is_number_float()) return static_cast<std::int64_t>(value.get<double>());
  return value;
}

}  // namespace

Json plausible_number(const Constraints& constraints, std::string_view name, bool integer, Random& random) {
  Bounds bounds = bounds_of(constraints);
  fill_with_usual(bounds, usual_range(name));
  if (const double step = constraints.largest("multipleOf", 0); step > 0) {
    const Steps steps = steps_within(bounds, step);
    return product(step, random.between(steps.first, std::max(steps.first, steps.last)), integer);
  }
  if (integer) {
    const Steps steps = steps_within(bounds, 1);
    return random.between(steps.first, std::max(steps.first, steps.last));
  }
  // Hundredths look like money and read back exactly; a narrow range needs more digits.
  for (const double scale : {1e2, 1e4, 1e6, 1e9}) {
    Bounds scaled = bounds;
    scaled.low *= scale;
    scaled.high *= scale;
    const Steps steps = steps_within(scaled, 1);
    if (steps.first <= steps.last) return static_cast<double>(random.between(steps.first, steps.last)) / scale;
  }
  return bounds.low + (bounds.high - bounds.low) / 2;
}

}  // namespace steelyard::provider
