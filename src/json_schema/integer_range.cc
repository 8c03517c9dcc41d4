#include "json_schema/integer_range.h"

#include <algorithm>  // std::max
#include <cmath>      // std::floor
#include <optional>   // numbers that are no integers of 64 bits

#include "json_schema/json_value.h"

namespace steelyard::json_schema {
namespace {

constexpr double kTooLarge = 9223372036854775808.0;  // 2^63
constexpr IntegerRange kNothing{INT64_MAX, INT64_MIN};
constexpr IntegerRange kEverything{INT64_MIN, INT64_MAX};

bool is_limit(Op op) { return op == Op::at_least || op == Op::at_most || op == Op::more_than || op == Op::less_than; }
bool is_lower(Op op) { return op == Op::at_least || op == Op::more_than; }
bool is_exclusive(Op op) { return op == Op::more_than || op == Op::less_than; }

// Integers on the right side of a limit that is an integer.
IntegerRange range_from(Op op, std::int64_t limit) {
  if (!is_exclusive(op)) return is_lower(op) ? IntegerRange{limit, INT64_MAX} : IntegerRange{INT64_MIN, limit};
  if (op == Op::more_than) return limit == INT64_MAX ? kNothing : IntegerRange{limit + 1, INT64_MAX};
  return limit == INT64_MIN ? kNothing : IntegerRange{INT64_MIN, limit - 1};
}

// The same for a limit beyond all integers of 64 bits, or between two of them.
IntegerRange range_beyond(Op op, bool above) { return is_lower(op) == above ? kNothing : kEverything; }

IntegerRange range_real(Op op, double limit) {
  if (limit >= kTooLarge || limit < -kTooLarge) return range_beyond(op, limit > 0);
  const double whole = std::floor(limit);
  if (whole == limit) return range_from(op, static_cast<std::int64_t>(whole));
  const auto below = static_cast<std::int64_t>(whole);
  return is_lower(op) ? IntegerRange{below + 1, INT64_MAX} : IntegerRange{INT64_MIN, below};
}

std::optional<IntegerRange> range_of(const ProgramData& program, const Instr& instr) {
  const Number& limit = program.numbers[instr.a];
  switch (limit.kind) {
    case Number::Kind::integer:
      return range_from(instr.op, limit.integer);
    case Number::Kind::natural:
      return range_beyond(instr.op, true);
    case Number::Kind::real:
      return range_real(instr.op, limit.real);
    default:
      return std::nullopt;
  }
}

}  // namespace

void gather_limits(ProgramData& program, std::vector<Instr>& code) {
  std::vector<Instr> others;
  std::vector<Instr> gathered;
  IntegerRange range;
  bool found = false;
  for (const Instr& instr : code) {
    const bool limit = is_limit(instr.op);
    const auto one = limit ? range_of(program, instr) : std::nullopt;
    const bool type = instr.op == Op::type && (instr.a & kInteger) != 0 && (instr.a & kAnyType & ~kNumber) == 0;
    (one || type ? gathered : others).push_back(instr);
    if (!one) continue;
    found = true;
    range.least = std::max(range.least, one->least);
    range.most = std::min(range.most, one->most);
  }
  if (!found) return;
  const auto first = static_cast<std::uint32_t>(program.code.size());
  program.code.insert(program.code.end(), gathered.begin(), gathered.end());
  program.ranges.push_back(range);
  code = std::move(others);
  code.insert(code.begin(), {Op::integer_range, static_cast<std::uint32_t>(program.ranges.size() - 1), first,
                             static_cast<std::uint32_t>(gathered.size())});
}

}  // namespace steelyard::json_schema
