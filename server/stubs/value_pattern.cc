#include "server/stubs/value_pattern.h"

#include <fmt/format.h>

#include "base/json.h"

namespace steelyard::server {
namespace {

constexpr char kNoXml[] = "XML is compared by no pattern here";
constexpr char kNoDates[] = "dates are compared by no pattern here";
constexpr char kNoMany[] = "several values of a name are judged one by one";

constexpr ValueOperation kOperations[] = {
    {"equalTo", read_equal_to, {}},
    {"binaryEqualTo", read_binary_equal_to, {}},
    {"contains", read_contains, {}},
    {"doesNotContain", read_does_not_contain, {}},
    {"matches", read_matches, {}},
    {"doesNotMatch", read_does_not_match, {}},
    {"absent", read_absent, {}},
    {"equalToJson", read_equal_to_json, {}},
    {"matchesJsonPath", read_matches_json_path, {}},
    {"and", read_and, {}},
    {"or", read_or, {}},
    {"not", read_not, {}},
    {"equalToXml", nullptr, kNoXml},
    {"matchesXPath", nullptr, kNoXml},
    {"matchesJsonSchema", nullptr, "steelyard validates requests by the contract of the API"},
    {"equalToDateTime", nullptr, kNoDates},
    {"before", nullptr, kNoDates},
    {"after", nullptr, kNoDates},
    {"hasExactly", nullptr, kNoMany},
    {"includes", nullptr, kNoMany},
};

std::string known_operations() {
  std::string names;
  for (const ValueOperation& operation : kOperations) {
    if (operation.read != nullptr) names.append(names.empty() ? "" : ", ").append(operation.name);
  }
  return names;
}

// Judges as the pattern does, and does not tell what it looks for.
class Undescribed final : public ValuePattern {
 public:
  explicit Undescribed(ValuePatternPtr pattern) : pattern_(std::move(pattern)) {}
  ValueVerdict judge(std::optional<std::string_view> value) const override { return pattern_->judge(value); }
  std::string describe() const override { return "a pattern of a credential"; }

 private:
  ValuePatternPtr pattern_;
};

}  // namespace

ValuePatternPtr disguise_pattern(const ValuePatternPtr& pattern, const Disguise& disguise) {
  const std::string told = pattern->describe();
  if (disguise("x") == "x" && disguise(told) == told) return pattern;
  ValuePatternPtr other = pattern->disguised(disguise);
  return other ? other : std::make_shared<Undescribed>(pattern);
}

std::span<const ValueOperation> value_operations() { return kOperations; }

ValuePatternPtr read_value_pattern(const Json& value, const std::string& pointer, MappingErrors& errors) {
  MemberReader reader(value, pointer, errors);
  if (!value.is_object()) return nullptr;
  for (const ValueOperation& operation : kOperations) {
    if (!value.contains(operation.name)) continue;
    if (operation.read == nullptr) {
      reader.note(operation.name, fmt::format("\"{}\" is not supported: {}", operation.name, operation.why_not));
      return nullptr;
    }
    ValuePatternPtr pattern = operation.read(reader, pointer, errors);
    reader.finish();
    return pattern;
  }
  errors.push_back(
      {pointer, fmt::format("{} is not a valid match operation; known are {}", write_json(value), known_operations())});
  return nullptr;
}

ValueVerdict judge_any(const ValuePattern& pattern, const std::vector<std::string_view>& values) {
  if (values.empty()) return pattern.judge(std::nullopt);
  ValueVerdict best;
  for (const std::string_view value : values) {
    const ValueVerdict verdict = pattern.judge(value);
    if (verdict.gave_up || verdict.matched) return verdict;
    if (verdict.distance < best.distance) best = verdict;
  }
  return best;
}

}  // namespace steelyard::server
