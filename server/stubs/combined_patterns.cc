// and, or, not: patterns made of patterns.
#include <algorithm>  // std::any_of
#include <vector>     // parts

#include "base/json.h"
#include "base/pointer.h"
#include "server/stubs/value_pattern.h"

namespace steelyard::server {
namespace {

using Parts = std::vector<ValuePatternPtr>;

class All final : public ValuePattern {
 public:
  explicit All(Parts parts) : parts_(std::move(parts)) {}
  ValueVerdict judge(std::optional<std::string_view> value) const override {
    ValueVerdict whole{true, 0, false};
    for (const ValuePatternPtr& part : parts_) {
      const ValueVerdict verdict = part->judge(value);
      if (verdict.gave_up) return verdict;
      whole.matched = whole.matched && verdict.matched;
      whole.distance += verdict.distance / static_cast<double>(parts_.size());
    }
    return whole;
  }
  bool wants_absence() const override {
    return std::all_of(parts_.begin(), parts_.end(), [](const auto& part) { return part->wants_absence(); });
  }
  std::string describe() const override { return describe_parts(parts_, " and "); }
  ValuePatternPtr disguised(const Disguise& disguise) const override {
    return std::make_shared<All>(disguise_parts(parts_, disguise));
  }

  static Parts disguise_parts(const Parts& parts, const Disguise& disguise) {
    Parts disguised;
    for (const ValuePatternPtr& part : parts) disguised.push_back(disguise_pattern(part, disguise));
    return disguised;
  }
  static std::string describe_parts(const Parts& parts, std::string_view between) {
    std::string text;
    for (const ValuePatternPtr& part : parts) text.append(text.empty() ? "" : between).append(part->describe());
    return text;
  }

 private:
  Parts parts_;
};

class Any final : public ValuePattern {
 public:
  explicit Any(Parts parts) : parts_(std::move(parts)) {}
  ValueVerdict judge(std::optional<std::string_view> value) const override {
    ValueVerdict best;
    for (const ValuePatternPtr& part : parts_) {
      const ValueVerdict verdict = part->judge(value);
      if (verdict.gave_up || verdict.matched) return verdict;
      if (verdict.distance < best.distance) best = verdict;
    }
    return best;
  }
  bool wants_absence() const override {
    return std::any_of(parts_.begin(), parts_.end(), [](const auto& part) { return part->wants_absence(); });
  }
  std::string describe() const override { return All::describe_parts(parts_, " or "); }
  ValuePatternPtr disguised(const Disguise& disguise) const override {
    return std::make_shared<Any>(All::disguise_parts(parts_, disguise));
  }

 private:
  Parts parts_;
};

class Not final : public ValuePattern {
 public:
  explicit Not(ValuePatternPtr part) : part_(std::move(part)) {}
  ValueVerdict judge(std::optional<std::string_view> value) const override {
    const ValueVerdict verdict = part_->judge(value);
    if (verdict.gave_up) return verdict;
    return {!verdict.matched, verdict.matched ? 1.0 : 0.0, false};
  }
  std::string describe() const override { return "not " + part_->describe(); }
  ValuePatternPtr disguised(const Disguise& disguise) const override {
    return std::make_shared<Not>(disguise_pattern(part_, disguise));
  }

 private:
  ValuePatternPtr part_;
};

Parts read_parts(MemberReader& reader, std::string_view name, MappingErrors& errors) {
  Parts parts;
  const Json* list = reader.take(name);
  if (list == nullptr || !list->is_array() || list->empty()) {
    reader.note(name, "expected a list of match operations");
    return parts;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (auto part = read_value_pattern((*list)[i], pointer_append(reader.pointer(name), i), errors))
      parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

ValuePatternPtr read_and(MemberReader& reader, const std::string&, MappingErrors& errors) {
  return std::make_shared<All>(read_parts(reader, "and", errors));
}

ValuePatternPtr read_or(MemberReader& reader, const std::string&, MappingErrors& errors) {
  return std::make_shared<Any>(read_parts(reader, "or", errors));
}

ValuePatternPtr read_not(MemberReader& reader, const std::string&, MappingErrors& errors) {
  const Json* part = reader.take("not");
  ValuePatternPtr pattern = part == nullptr ? nullptr : read_value_pattern(*part, reader.pointer("not"), errors);
  return pattern ? std::make_shared<Not>(std::move(pattern)) : nullptr;
}

}  // namespace steelyard::server
