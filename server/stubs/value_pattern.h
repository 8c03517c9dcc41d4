// What a value of a request has to be like: WireMock's match operations. One family a file, one row each in
// value_pattern.cc.
//
//   MappingErrors errors;
//   std::shared_ptr<const ValuePattern> pattern = read_value_pattern(Json{{"contains", "ab"}}, "/headers/X", errors);
//   pattern->judge("cabs").matched   // true
#pragma once

#include <functional>   // disguises
#include <memory>       // patterns
#include <optional>     // absent values
#include <span>         // the operations
#include <string>       // texts
#include <string_view>  // values
#include <vector>       // values

#include "base/json_fwd.h"
#include "server/stubs/member_reader.h"

namespace steelyard::server {

struct ValueVerdict {
  bool matched = false;
  double distance = 1;   // from 0 (matched) to 1 (nothing in common)
  bool gave_up = false;  // a regular expression ran out of steps: neither yes nor no
};

class ValuePattern;
using ValuePatternPtr = std::shared_ptr<const ValuePattern>;

// Puts another text in the place of one that a pattern compares with as a whole.
using Disguise = std::function<std::string(const std::string&)>;

class ValuePattern {
 public:
  virtual ~ValuePattern() = default;
  // Nothing: the request has no such value.
  virtual ValueVerdict judge(std::optional<std::string_view> value) const = 0;
  // The same pattern for values that stand disguised; nullptr if it compares with no whole text.
  virtual ValuePatternPtr disguised(const Disguise&) const { return nullptr; }
  // Whether it asks for the absence of a value, as `absent` does, and not only bears it, as `not` does.
  virtual bool wants_absence() const { return false; }
  // For people: `equalTo "1"`.
  virtual std::string describe() const = 0;
};

// The pattern for values that stand disguised in the journal, and for reports: what it compares with is told no more. A
// disguise that leaves texts as they are leaves the pattern as it is.
ValuePatternPtr disguise_pattern(const ValuePatternPtr& pattern, const Disguise& disguise);

// One match operation: {"equalTo": "x", "caseInsensitive": true}. Notes what it does not know; nullptr after an error.
ValuePatternPtr read_value_pattern(const Json& value, const std::string& pointer, MappingErrors& errors);

// The best verdict over the values of a name that came several times; without any, the verdict on an absent one.
ValueVerdict judge_any(const ValuePattern& pattern, const std::vector<std::string_view>& values);

struct ValueOperation {
  std::string_view name;
  // Reads the operation and its own options from the object; the operation is there. nullptr: not supported.
  ValuePatternPtr (*read)(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
  std::string_view why_not;  // if it is not supported
};

// Every operation of WireMock that is known, supported or not.
std::span<const ValueOperation> value_operations();

// The families.
ValuePatternPtr read_equal_to(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_contains(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_does_not_contain(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_binary_equal_to(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_absent(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_matches(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_does_not_match(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_equal_to_json(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_matches_json_path(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_and(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_or(MemberReader& reader, const std::string& pointer, MappingErrors& errors);
ValuePatternPtr read_not(MemberReader& reader, const std::string& pointer, MappingErrors& errors);

}  // namespace steelyard::server
