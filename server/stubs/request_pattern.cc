#include "server/stubs/request_pattern.h"

#include <fmt/format.h>

#include "server/stubs/text_distance.h"

namespace steelyard::server {
namespace {

// The weights of WireMock: near misses come in the order that its users know.
constexpr double kUrlWeight = 10;
constexpr double kMethodWeight = 3;
constexpr double kOtherWeight = 26;  // scheme, host, port and address of the client, which patterns seldom name

class Judge {
 public:
  Judge(const RequestFacts& facts, bool stop_at_first) : facts_(facts), stop_(stop_at_first) {}

  void method(const std::string& wanted) {
    weight_ += kMethodWeight;
    if (wanted == "ANY" || wanted == facts_.request.method) return;
    differ(kMethodWeight, {"method " + wanted, facts_.request.method, "the method does not match"});
  }

  void url(const UrlPattern& pattern) {
    weight_ += kUrlWeight;
    const bool whole = pattern.form == UrlForm::url || pattern.form == UrlForm::url_pattern;
    const std::string& actual = whole ? facts_.url : facts_.path;
    if (pattern.form == UrlForm::any) return;
    if (pattern.form == UrlForm::url || pattern.form == UrlForm::url_path) {
      if (actual == pattern.text) return;
    } else {
      const Match match = pattern.regex->judge(actual);
      if (match == Match::yes) return;
      gave_up_ = gave_up_ || match == Match::gave_up;
    }
    differ(kUrlWeight * text_distance(pattern.text, actual), {"URL " + pattern.text, actual, "the URL does not match"});
  }

  template <class Source>
  void named(const std::vector<NamedPattern>& patterns, const Source& source, const char* what) {
    for (const NamedPattern& each : patterns) {
      if (done()) return;
      const std::vector<std::string_view> values = values_of(source, each.name);
      const std::string actual = values.empty() ? "absent" : std::string(values.front());
      hold(judge_any(*each.pattern, values), fmt::format("{} {} {}", what, each.name, each.pattern->describe()), actual,
           fmt::format("the {} does not match", what));
    }
  }

  void value(const ValuePatternPtr& pattern, std::string_view actual, const char* what) {
    if (pattern == nullptr || done()) return;
    const ValueVerdict verdict = pattern->judge(actual);
    // A part that is empty is absent too: no request tells one from the other.
    const bool absent = actual.empty() && !verdict.matched && pattern->judge(std::nullopt).matched;
    hold(absent ? ValueVerdict{true, 0, false} : verdict, fmt::format("{} {}", what, pattern->describe()),
         std::string(actual), fmt::format("the {} does not match", what));
  }

  bool done() const { return gave_up_ || (stop_ && !verdict_.matched); }

  RequestVerdict result() {
    verdict_.gave_up = gave_up_;
    if (gave_up_) verdict_.matched = false;
    verdict_.distance = distance_ / (weight_ + kOtherWeight);
    return std::move(verdict_);
  }

 private:
  void hold(const ValueVerdict& verdict, std::string expected, std::string actual, std::string message) {
    weight_ += 1;
    gave_up_ = gave_up_ || verdict.gave_up;
    if (verdict.matched) return;
    differ(verdict.distance, {std::move(expected), std::move(actual), std::move(message)});
  }

  void differ(double distance, Difference difference) {
    verdict_.matched = false;
    distance_ += distance;
    if (!stop_) verdict_.differences.push_back(std::move(difference));
  }

  const RequestFacts& facts_;
  bool stop_;
  bool gave_up_ = false;
  double weight_ = 0;
  double distance_ = 0;
  RequestVerdict verdict_;
};

std::string host_of(const std::string& authority) {
  const std::size_t colon = authority.rfind(':');
  return colon == std::string::npos || authority.ends_with(']') ? authority : authority.substr(0, colon);
}

}  // namespace

RequestVerdict RequestPattern::judge_until(const RequestFacts& facts, bool stop_at_first) const {
  Judge judge(facts, stop_at_first);
  judge.method(method);
  if (!judge.done()) judge.url(url);
  judge.named(headers, facts.request.headers, "header");
  judge.named(query, facts.query, "query parameter");
  judge.named(cookies, facts.cookies, "cookie");
  judge.named(form, facts.form, "form parameter");
  judge.value(host, host_of(facts.authority), "host");
  for (const ValuePatternPtr& pattern : body) judge.value(pattern, facts.body(), "body");
  return judge.result();
}

RequestPattern RequestPattern::disguised(const RequestDisguise& disguise) const {
  RequestPattern other = *this;
  const auto hide = [](std::vector<NamedPattern>& patterns, const auto& with) {
    for (NamedPattern& each : patterns) {
      const Disguise one = [&](const std::string& value) { return with(each.name, value); };
      each.pattern = disguise_pattern(each.pattern, one);
    }
  };
  hide(other.headers, disguise.header);
  hide(other.query, disguise.query);
  hide(other.form, disguise.query);
  hide(other.cookies, [&](const std::string&, const std::string& value) { return disguise.cookie(value); });
  // Only texts that hold a secret change; with them the pattern, which would tell it otherwise.
  for (ValuePatternPtr& each : other.body) each = disguise_pattern(each, disguise.body);
  other.url.text = disguise.url(other.url.text);
  return other;
}

}  // namespace steelyard::server
