// A regular expression that has to match the whole of a text, as Java's matches() does.
//
//   Result<WholeRegex> pattern = WholeRegex::compile("/v[12]/.*");
//   pattern->judge("/v1/balance")   // Match::yes
#pragma once

#include <string>       // patterns
#include <string_view>  // texts

#include "base/regex.h"

namespace steelyard::server {

class WholeRegex {
 public:
  // A dot matches line ends too, as WireMock has it. Error: pattern_syntax.
  static Result<WholeRegex> compile(const std::string& pattern);

  // gave_up for a pattern that explodes: the engine's limits end it within milliseconds.
  Match judge(std::string_view text) const { return regex_.search(text); }

 private:
  explicit WholeRegex(Regex regex) : regex_(std::move(regex)) {}
  Regex regex_;
};

}  // namespace steelyard::server
