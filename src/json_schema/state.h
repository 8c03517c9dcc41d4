// The evaluator's working memory: grows with the first calls, is reused by all later ones.
#pragma once

#include <cstdint>      // marks
#include <string>       // keys
#include <string_view>  // keys
#include <utility>      // pairs
#include <vector>       // stacks

#include "base/json.h"
#include "json_schema/number.h"
#include "json_schema/schema_index.h"

namespace steelyard::json_schema {

// Which members or items of the current value have been evaluated: a log that is cut back when a branch fails, kept
// only below a schema with an unevaluated* keyword.
struct Marks {
  static constexpr std::uint32_t kAll = 0xFFFFFFFF;
  std::vector<std::uint32_t> log;
  std::size_t start = 0;  // of the schema object that asks
  bool on = false;
};

// Why evaluation stopped without an answer; the verdict is then "not valid", whatever a `not` makes of it.
enum class GaveUp { no, pattern, depth };

struct State {
  Marks marks;
  std::vector<std::uint64_t> bits;                              // a stack of sets of members, for unevaluated*
  std::vector<ResourceId> scope;                                // resources entered, outermost first
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;  // of items, for uniqueItems
  Arithmetic arithmetic;
  Json key = "";  // the name that propertyNames looks at
  int depth = 0;
  GaveUp gave_up = GaveUp::no;

  // A name as a value; valid until the next call.
  const Json& key_value(std::string_view name) {
    key.get_ref<std::string&>().assign(name);
    return key;
  }

  void reset() {
    marks.log.clear();
    marks.start = 0;
    marks.on = false;
    bits.clear();
    scope.clear();
    depth = 0;
    gave_up = GaveUp::no;
  }
};

}  // namespace steelyard::json_schema
