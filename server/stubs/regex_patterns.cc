// matches, doesNotMatch.
#include "base/json.h"
#include "server/stubs/value_pattern.h"
#include "server/stubs/whole_regex.h"

namespace steelyard::server {
namespace {

class Matches final : public ValuePattern {
 public:
  Matches(std::string text, WholeRegex regex, bool wanted)
      : text_(std::move(text)), regex_(std::move(regex)), wanted_(wanted) {}

  ValueVerdict judge(std::optional<std::string_view> value) const override {
    // A value that is absent matches nothing, so it does "not match" (as in WireMock).
    if (!value) return {!wanted_, wanted_ ? 1.0 : 0.0, false};
    const Match match = regex_.judge(*value);
    const bool matched = match != Match::gave_up && (match == Match::yes) == wanted_;
    return {matched, matched ? 0.0 : 1.0, match == Match::gave_up};
  }
  std::string describe() const override { return (wanted_ ? "matches " : "doesNotMatch ") + write_json(Json(text_)); }

 private:
  std::string text_;
  WholeRegex regex_;
  bool wanted_;
};

ValuePatternPtr read_regex(MemberReader& reader, std::string_view name, bool wanted) {
  const std::optional<std::string> text = reader.text(name);
  if (!text) return nullptr;
  Result<WholeRegex> regex = WholeRegex::compile(*text);
  if (regex) return std::make_shared<Matches>(*text, std::move(*regex), wanted);
  reader.note(name, regex.error().message);
  return nullptr;
}

}  // namespace

ValuePatternPtr read_matches(MemberReader& reader, const std::string&, MappingErrors&) {
  return read_regex(reader, "matches", true);
}

ValuePatternPtr read_does_not_match(MemberReader& reader, const std::string&, MappingErrors&) {
  return read_regex(reader, "doesNotMatch", false);
}

}  // namespace steelyard::server
