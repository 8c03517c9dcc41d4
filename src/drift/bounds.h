// The ends of the range of a number: a minimum and an exclusive minimum are two ways to write the lower one.
//
//   if (const auto end = end_of(schema, kLowerEnd)) use(end->kind, *end->keyword->value);
//   order(*before, *after, kLowerEnd, integers);   // greater: the range became narrower
#pragma once

#include <compare>   // orders
#include <optional>  // open ranges
#include <string>    // texts

#include "drift/normal_schema.h"

namespace steelyard::drift {

// Which end, and the two keywords that say it.
struct RangeEnd {
  FactKind inclusive;
  FactKind exclusive;
  bool is_lower;
};
inline constexpr RangeEnd kLowerEnd{FactKind::minimum, FactKind::exclusive_minimum, true};
inline constexpr RangeEnd kUpperEnd{FactKind::maximum, FactKind::exclusive_maximum, false};

struct Bound {
  FactKind kind;
  const Keyword* keyword;
};

bool is_bound(FactKind kind);

// The bound of a schema in normal form, which has at most one at each end.
std::optional<Bound> end_of(const NormalSchema& schema, const RangeEnd& end);

// Drops the wider of two bounds at one end.
void keep_tighter_bounds(NormalSchema& schema);

// True if all numbers that pass are integers.
bool has_integers_only(const NormalSchema& schema);

// Less where `a` stands left of `b`. Of integers, those above 0 begin where those from 1 on begin. Nothing for numbers
// that are too large to be compared.
std::optional<std::strong_ordering> order(const Bound& a, const Bound& b, const RangeEnd& end, bool integers);

// Equal for bounds that say the same.
std::string bound_text(const Bound& bound, const RangeEnd& end, bool integers);

}  // namespace steelyard::drift
