// The evaluator's working memory: grows with the first calls, is reused by all later ones.
#pragma once

#include <cstdint>      // marks
#include <string>       // keys
#include <string_view>  // keys
#include <utility>      // pairs
#include <vector>       // stacks

#include "base/json.h"
#include "json_schema/effort.h"
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

// Items of an array, each by its hash.
using HashedItems = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

struct State : Effort {
  Marks marks;
  std::vector<std::uint64_t> bits;  // a stack of sets of members, for unevaluated*
  std::vector<ResourceId> scope;    // resources entered, outermost first
  HashedItems hashes;               // for uniqueItems
  Json key = "";                    // the name that propertyNames looks at

  // A name as a value; valid until the next call.
  const Json& key_value(std::string_view name) {
    key.get_ref<std::string&>().assign(name);
    return key;
  }

  void reset() {
    depth = 0;
    gave_up = GaveUp::no;
    steps = kMaxSteps;
  }
  // The same for evaluations that track something.
  void reset_tracking() {
    reset();
    marks.log.clear();
    marks.start = 0;
    marks.on = false;
    bits.clear();
    scope.clear();
  }
};

}  // namespace steelyard::json_schema
