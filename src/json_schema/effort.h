// What an evaluation may cost: it ends with a named failure where a schema or an instance was made to keep it busy
// (a ladder of `allOf`s that each apply the next twice, values that all have one hash) or to exhaust the stack.
#pragma once

#include <cstdint>  // counts

#include "json_schema/number.h"

namespace steelyard::json_schema {

// Schemas applied within schemas within values. The readers stop at 1,024 levels of values; each of these may pass
// through some references and alternatives. One takes about 500 bytes of stack, four times that under a sanitizer.
inline constexpr int kMaxDepth = 2500;

// A step is an instruction of a schema that applies others, or a part of values compared: all of them take a second or
// so, far more than a document of 100 MB needs.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION  // a fuzzer's program is some twenty times as slow, and reaches the
                                                 // bound often
inline constexpr std::int64_t kMaxSteps = 1'000'000;
#else
inline constexpr std::int64_t kMaxSteps = 100'000'000;
#endif
// Failures are kept until the end, so each counts for as many steps as it takes memory; its path has all the levels.
inline constexpr std::int64_t kStepsOfFailure = 1000;
inline constexpr std::int64_t kStepsOfLevelInPath = 20;
inline constexpr std::int64_t kStepsOfMark = 4;

// Why evaluation stopped without an answer; the verdict is then "not valid", whatever a `not` makes of it.
enum class GaveUp { no, pattern, depth, steps };

struct Effort {
  Arithmetic arithmetic;
  int depth = 0;
  GaveUp gave_up = GaveUp::no;
  std::int64_t steps = kMaxSteps;  // that are left; less than none once it has given up

  void give_up(GaveUp why) {
    if (gave_up == GaveUp::no) gave_up = why;
    steps = -1;
  }
  void spend(std::int64_t count) {
    if ((steps -= count) < 0) give_up(GaveUp::steps);
  }
};

}  // namespace steelyard::json_schema
