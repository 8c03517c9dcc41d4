// Regular expressions: PCRE2 behind one small type. Compiled once, matched from any thread.
//
//   Result<Regex> pattern = Regex::compile("^[a-f0-9]{64}$");
//   pattern->search(text) == Match::yes
#pragma once

#include <cstddef>      // offsets
#include <memory>       // compiled pattern
#include <string>       // groups
#include <string_view>  // subjects
#include <vector>       // groups

#include "base/result.h"

namespace steelyard {

enum class Match { no, yes, gave_up };  // gave_up: steps or time ran out (a catastrophic pattern)

class Regex {
 public:
  // PCRE2 syntax, UTF mode; `$` matches at the very end only, a reference to a group that took no part matches "".
  // Error: pattern_syntax, its column the offset + 1.
  static Result<Regex> compile(std::string_view pattern);

  // Unanchored. A subject that is not UTF-8 does not match.
  Match search(std::string_view subject) const;

  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> groups;  // [0] is the whole match; a group that took no part is empty
  };
  // The first match at or after `from`; Found.end == npos if there is none.
  Found find(std::string_view subject, std::size_t from = 0) const;

 private:
  struct Code;
  explicit Regex(std::shared_ptr<const Code> code);
  std::shared_ptr<const Code> code_;
};

}  // namespace steelyard
