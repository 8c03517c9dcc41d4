#include <charconv>  // numbers
#include <chrono>    // dates
#include <optional>  // no dates
#include <vector>    // versions

#include "base/json.h"
#include "drift/conditions.h"
#include "drift/stability.h"

namespace steelyard::drift::conditions {
namespace {

std::string_view text_of(const std::shared_ptr<const Json>& value) {
  return value != nullptr && value->is_string() ? std::string_view(value->get_ref<const std::string&>())
                                                : std::string_view();
}

// What is no text is no level.
std::string level_of(const std::shared_ptr<const Json>& value) {
  if (value == nullptr) return "";
  return value->is_string() ? value->get<std::string>() : write_json(*value);
}

std::optional<int> number_at(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int number = 0;
  const char* begin = text.data() + from;
  const auto [end, error] = std::from_chars(begin, begin + count, number);
  if (error != std::errc() || end != begin + count || number < 0) return std::nullopt;
  return number;
}

// A full-date of RFC 3339, or a date-time that begins with one.
std::optional<std::chrono::sys_days> parse_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' || (text.size() > 10 && text[10] != 'T'))
    return std::nullopt;
  const auto year = number_at(text, 0, 4);
  const auto month = number_at(text, 5, 2);
  const auto day = number_at(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// The sunset that came with a deprecation, or the one that took another's place.
std::string_view sunset_of(const Fact& fact) {
  return fact.sunset.empty() ? text_of(fact.after) : std::string_view(fact.sunset);
}

// "v1.2.3-beta" is 1, 2, 3; nothing if it is no list of numbers.
std::vector<int> version_of(std::string_view text) {
  std::vector<int> numbers;
  if (text.starts_with('v')) text.remove_prefix(1);
  while (!text.empty()) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) break;
    numbers.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  return numbers;
}

}  // namespace

bool has_sunset(const Fact& fact, const RuleContext& /*context*/) { return !sunset_of(fact).empty(); }

bool sunset_invalid(const Fact& fact, const RuleContext& /*context*/) {
  return !sunset_of(fact).empty() && !parse_date(sunset_of(fact));
}

bool sunset_too_small(const Fact& fact, const RuleContext& context) {
  const auto sunset = parse_date(sunset_of(fact));
  const auto today = parse_date(context.today);
  return sunset && today && *sunset < *today + std::chrono::days(context.deprecation_days);
}

bool sunset_required(const Fact& /*fact*/, const RuleContext& context) { return context.deprecation_days > 0; }

bool was_deprecated(const Fact& fact, const RuleContext& /*context*/) { return fact.deprecated; }

bool deprecated_sunset_invalid(const Fact& fact, const RuleContext& context) {
  return fact.deprecated && sunset_invalid(fact, context);
}

bool before_sunset(const Fact& fact, const RuleContext& context) {
  const auto sunset = parse_date(sunset_of(fact));
  const auto today = parse_date(context.today);
  return fact.deprecated && sunset && today && *today < *sunset;
}

bool stability_invalid(const Fact& fact, const RuleContext& /*context*/) {
  return fact.after != nullptr && !stability_rank(level_of(fact.after));
}

bool stability_decreased(const Fact& fact, const RuleContext& /*context*/) {
  return is_below(level_of(fact.after), level_of(fact.before));
}

bool stability_increased(const Fact& fact, const RuleContext& /*context*/) {
  return is_below(level_of(fact.before), level_of(fact.after));
}

bool version_decreased(const Fact& fact, const RuleContext& /*context*/) {
  return version_of(text_of(fact.after)) < version_of(text_of(fact.before)) && !version_of(text_of(fact.after)).empty();
}

bool version_kept(const Fact& fact, const RuleContext& /*context*/) {
  return !version_of(text_of(fact.after)).empty() && *fact.before == *fact.after;
}

bool major_version_kept(const Fact& fact, const RuleContext& context) {
  const std::vector<int> before = version_of(text_of(fact.before));
  const std::vector<int> after = version_of(text_of(fact.after));
  return context.has_errors && !before.empty() && !after.empty() && before.front() == after.front();
}

}  // namespace steelyard::drift::conditions
