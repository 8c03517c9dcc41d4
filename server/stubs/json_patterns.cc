// equalToJson, matchesJsonPath.
#include "base/document.h"
#include "base/json.h"
#include "server/stubs/json_likeness.h"
#include "server/stubs/json_path.h"
#include "server/stubs/text_distance.h"
#include "server/stubs/value_pattern.h"

namespace steelyard::server {
namespace {

// What a client sends is nested by hand or by a serializer, not by an attack.
constexpr ReadLimits kLimits{.max_depth = 200};

class EqualToJson final : public ValuePattern {
 public:
  EqualToJson(Json expected, JsonLiberties liberties) : expected_(std::move(expected)), liberties_(liberties) {}

  ValueVerdict judge(std::optional<std::string_view> value) const override {
    if (!value) return {};
    const Result<Document> document = read_json(*value, "", kLimits);
    if (!document) return {};
    const Match match = compare_json(expected_, document->root(), liberties_);
    if (match == Match::yes) return {true, 0, false};
    return {false, text_distance(write_json(expected_), *value), match == Match::gave_up};
  }
  ValuePatternPtr disguised(const Disguise& disguise) const override {
    const Result<Document> document = read_json(disguise(write_json(expected_)), "", kLimits);
    return document ? std::make_shared<EqualToJson>(document->root(), liberties_) : nullptr;
  }
  std::string describe() const override { return "equalToJson " + write_json(expected_); }

 private:
  Json expected_;
  JsonLiberties liberties_;
};

// Something stands at the path, and it is neither null nor empty; or what stands there is as the pattern has it.
class MatchesJsonPath final : public ValuePattern {
 public:
  MatchesJsonPath(std::string text, JsonPath path, ValuePatternPtr pattern)
      : text_(std::move(text)), path_(std::move(path)), pattern_(std::move(pattern)) {}

  ValueVerdict judge(std::optional<std::string_view> value) const override {
    if (!value) return {};
    const Result<Document> document = read_json(*value, "", kLimits);
    if (!document) return {};
    const std::optional<std::vector<const Json*>> found = path_.find(document->root());
    if (!found) return {false, 1, true};
    if (pattern_ != nullptr) return judge_found(*found);
    const bool there = path_.definite() ? !found->empty() && is_something(*found->front()) : !found->empty();
    return {there, there ? 0.0 : 1.0, false};
  }
  std::string describe() const override {
    return "matchesJsonPath " + text_ + (pattern_ ? " " + pattern_->describe() : "");
  }

 private:
  static bool is_something(const Json& value) { return !value.is_null() && !(value.is_structured() && value.empty()); }

  ValueVerdict judge_found(const std::vector<const Json*>& found) const {
    std::vector<std::string> texts;
    for (const Json* value : found) {
      if (!value->is_null()) texts.push_back(value->is_string() ? value->get<std::string>() : write_json(*value));
    }
    const ValueVerdict verdict = judge_any(*pattern_, {texts.begin(), texts.end()});
    // Where nothing stands, only a pattern that asks for just that matches: what is not there is not "not b" either.
    return texts.empty() && !pattern_->wants_absence() ? ValueVerdict{false, 1, verdict.gave_up} : verdict;
  }

  std::string text_;
  JsonPath path_;
  ValuePatternPtr pattern_;
};

}  // namespace

ValuePatternPtr read_equal_to_json(MemberReader& reader, const std::string&, MappingErrors&) {
  const Json* member = reader.take("equalToJson");
  const JsonLiberties liberties{reader.flag("ignoreArrayOrder").value_or(false),
                                reader.flag("ignoreExtraElements").value_or(false)};
  if (member == nullptr) {
    reader.note("equalToJson", "expected JSON, as itself or as a string");
    return nullptr;
  }
  if (write_json(*member).find("${json-unit.") != std::string::npos) {
    reader.note("equalToJson", "placeholders of json-unit are not supported: use matchesJsonPath");
    return nullptr;
  }
  if (!member->is_string()) return std::make_shared<EqualToJson>(*member, liberties);
  const Result<Document> document = read_json(member->get<std::string>(), "", kLimits);
  if (document) return std::make_shared<EqualToJson>(document->root(), liberties);
  reader.note("equalToJson",
              "the string is not JSON: " + to_string(document.error().where) + ": " + document.error().message);
  return nullptr;
}

ValuePatternPtr read_matches_json_path(MemberReader& reader, const std::string&, MappingErrors& errors) {
  const Json* member = reader.take("matchesJsonPath");
  std::string text;
  std::string place = reader.pointer("matchesJsonPath");
  ValuePatternPtr pattern;
  if (member != nullptr && member->is_string()) {
    text = member->get<std::string>();
  } else if (member != nullptr && member->is_object() && !string_member(*member, "expression").empty()) {
    text = string_member(*member, "expression");
    Json operation = *member;
    operation.erase("expression");
    pattern = read_value_pattern(operation, place, errors);
    if (pattern == nullptr) return nullptr;
    place += "/expression";
  } else {
    reader.note("matchesJsonPath", "expected a JSONPath, or an object with `expression` and a match operation");
    return nullptr;
  }
  std::variant<JsonPath, std::string> path = JsonPath::read(text);
  if (const auto* wrong = std::get_if<std::string>(&path)) {
    errors.push_back({place, *wrong});
    return nullptr;
  }
  return std::make_shared<MatchesJsonPath>(text, std::move(std::get<JsonPath>(path)), std::move(pattern));
}

}  // namespace steelyard::server
