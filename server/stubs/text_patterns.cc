// equalTo, binaryEqualTo, contains, doesNotContain, absent: patterns that compare texts.
#include "base/json.h"
#include "openapi/security.h"
#include "server/stubs/text_distance.h"
#include "server/stubs/value_pattern.h"

namespace steelyard::server {
namespace {

ValueVerdict yes_or_no(bool matched) { return {matched, matched ? 0.0 : 1.0, false}; }

class EqualTo final : public ValuePattern {
 public:
  EqualTo(std::string expected, bool ignore_case) : expected_(std::move(expected)), ignore_case_(ignore_case) {}

  ValueVerdict judge(std::optional<std::string_view> value) const override {
    if (!value) return {};
    const bool same = ignore_case_ ? http::equals_ignore_case(*value, expected_) : *value == expected_;
    return same ? yes_or_no(true) : ValueVerdict{false, text_distance(*value, expected_), false};
  }
  ValuePatternPtr disguised(const Disguise& disguise) const override {
    return std::make_shared<EqualTo>(disguise(expected_), ignore_case_);
  }
  std::string describe() const override { return "equalTo " + write_json(Json(expected_)); }

 private:
  std::string expected_;
  bool ignore_case_;
};

class Contains final : public ValuePattern {
 public:
  Contains(std::string part, bool wanted) : part_(std::move(part)), wanted_(wanted) {}

  // A value that is absent contains nothing.
  ValueVerdict judge(std::optional<std::string_view> value) const override {
    return yes_or_no((value && value->find(part_) != std::string_view::npos) == wanted_);
  }
  std::string describe() const override {
    return (wanted_ ? "contains " : "doesNotContain ") + write_json(Json(part_));
  }

 private:
  std::string part_;
  bool wanted_;
};

class Absent final : public ValuePattern {
 public:
  explicit Absent(bool wanted) : wanted_(wanted) {}
  ValueVerdict judge(std::optional<std::string_view> value) const override {
    return yes_or_no(value.has_value() != wanted_);
  }
  bool wants_absence() const override { return wanted_; }
  std::string describe() const override { return wanted_ ? "absent" : "present"; }

 private:
  bool wanted_;
};

ValuePatternPtr read_part(MemberReader& reader, std::string_view name, bool wanted) {
  const std::optional<std::string> part = reader.text(name);
  return part ? std::make_shared<Contains>(*part, wanted) : nullptr;
}

}  // namespace

ValuePatternPtr read_equal_to(MemberReader& reader, const std::string&, MappingErrors&) {
  const Json* member = reader.take("equalTo");
  const bool ignore_case = reader.flag("caseInsensitive").value_or(false);
  // Numbers and booleans are compared as they are written: clients send {"equalTo": 1}.
  if (member != nullptr && member->is_primitive()) {
    return std::make_shared<EqualTo>(member->is_string() ? member->get<std::string>() : write_json(*member),
                                     ignore_case);
  }
  reader.note("equalTo", "expected string");
  return nullptr;
}

ValuePatternPtr read_contains(MemberReader& reader, const std::string&, MappingErrors&) {
  return read_part(reader, "contains", true);
}

ValuePatternPtr read_does_not_contain(MemberReader& reader, const std::string&, MappingErrors&) {
  return read_part(reader, "doesNotContain", false);
}

ValuePatternPtr read_binary_equal_to(MemberReader& reader, const std::string&, MappingErrors&) {
  const std::optional<std::string> text = reader.text("binaryEqualTo");
  if (!text) return nullptr;
  std::string bytes = openapi::base64_decode(*text);
  if (openapi::base64_encode(bytes) == *text) return std::make_shared<EqualTo>(std::move(bytes), false);
  reader.note("binaryEqualTo", "the text is not base64 with padding");
  return nullptr;
}

ValuePatternPtr read_absent(MemberReader& reader, const std::string&, MappingErrors&) {
  // WireMock's own clients write {"absent": "(absent)"}.
  const Json* member = reader.take("absent");
  if (member != nullptr && member->is_boolean()) return std::make_shared<Absent>(member->get<bool>());
  if (member != nullptr && *member == "(absent)") return std::make_shared<Absent>(true);
  reader.note("absent", "expected boolean");
  return nullptr;
}

}  // namespace steelyard::server
