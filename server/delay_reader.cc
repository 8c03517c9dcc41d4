// Delay distributions as JSON and as text.
#include <algorithm>  // std::find
#include <charconv>   // numbers in text
#include <cmath>      // finite numbers
#include <string>     // messages
#include <vector>     // members

#include "base/json.h"
#include "server/delay_distribution.h"

namespace steelyard::server {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr double kMostSigma = 10;

Error invalid(std::string message) { return {ErrorCode::delay_invalid, std::move(message), {}}; }

Result<Milliseconds> to_milliseconds(double number, std::string_view name) {
  const auto most = static_cast<double>(kLongestDelay.count());
  if (!(number >= 0 && number <= most) || number != std::floor(number)) {
    return invalid("`" + std::string(name) + "` is no whole number of milliseconds from 0 to " +
                   std::to_string(kLongestDelay.count()));
  }
  return Milliseconds(static_cast<Milliseconds::rep>(number));
}

Result<DelayDistribution> make_uniform(double lower, double upper) {
  const Result<Milliseconds> from = to_milliseconds(lower, "lower");
  if (!from) return from.error();
  const Result<Milliseconds> to = to_milliseconds(upper, "upper");
  if (!to) return to.error();
  if (*from > *to) return invalid("`lower` is greater than `upper`");
  return DelayDistribution(UniformDelay{*from, *to});
}

Result<DelayDistribution> make_lognormal(double median, double sigma) {
  if (!(median > 0 && median <= static_cast<double>(kLongestDelay.count()))) {
    return invalid("`median` is no number of milliseconds above 0 and up to " + std::to_string(kLongestDelay.count()));
  }
  if (!(sigma >= 0 && sigma <= kMostSigma)) return invalid("`sigma` is no number from 0 to 10");
  return DelayDistribution(LognormalDelay{median, sigma});
}

// The members of one kind, taken one by one; what is left over at the end is not known.
class Members {
 public:
  explicit Members(const Json& json) : json_(json) {}

  Result<double> number(std::string_view name) {
    taken_.push_back(name);
    const Json* member = find_member(json_, name);
    if (member == nullptr) return invalid("`" + std::string(name) + "` is missing");
    if (!member->is_number()) return invalid("`" + std::string(name) + "` is no number");
    return member->get<double>();
  }

  bool has(std::string_view name) const { return find_member(json_, name) != nullptr; }

  Status check_unknown() const {
    for (const auto& [name, member] : json_.get_ref<const Json::object_t&>()) {
      if (name == "type" || std::find(taken_.begin(), taken_.end(), name) != taken_.end()) continue;
      return invalid("`" + name + "` is no member of this distribution");
    }
    return {};
  }

 private:
  const Json& json_;
  std::vector<std::string_view> taken_;
};

Result<DelayDistribution> read_fixed(Members& members) {
  const Result<double> number = members.number("milliseconds");
  if (!number) return number.error();
  const Result<Milliseconds> delay = to_milliseconds(*number, "milliseconds");
  if (!delay) return delay.error();
  return DelayDistribution(FixedDelay{*delay});
}

Result<DelayDistribution> read_uniform(Members& members) {
  const Result<double> lower = members.number("lower");
  if (!lower) return lower.error();
  const Result<double> upper = members.number("upper");
  if (!upper) return upper.error();
  return make_uniform(*lower, *upper);
}

Result<DelayDistribution> read_lognormal(Members& members) {
  const Result<double> median = members.number("median");
  if (!median) return median.error();
  const Result<double> sigma = members.number("sigma");
  if (!sigma) return sigma.error();
  Result<DelayDistribution> made = make_lognormal(*median, *sigma);
  if (!made || !members.has("maxValue")) return made;
  const Result<double> most = members.number("maxValue");
  if (!most) return most.error();
  const Result<Milliseconds> bound = to_milliseconds(*most, "maxValue");
  if (!bound) return bound.error();
  std::get<LognormalDelay>(*made).max_value = *bound;
  return made;
}

struct Kind {
  std::string_view type;
  Result<DelayDistribution> (*read)(Members&);
};
constexpr Kind kKinds[] = {{"fixed", read_fixed}, {"uniform", read_uniform}, {"lognormal", read_lognormal}};

// The whole text as a number, or nothing.
std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// Two numbers with the separator between them, or nothing.
std::optional<std::pair<double, double>> pair_in(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  const std::optional<double> first = number_in(text.substr(0, at));
  const std::optional<double> second = number_in(text.substr(at + 1));
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

}  // namespace

Result<DelayDistribution> read_delay_distribution(const Json& json) {
  if (!json.is_object()) return invalid("a delay distribution is no object");
  const std::string_view type = string_member(json, "type");
  for (const Kind& kind : kKinds) {
    if (kind.type != type) continue;
    Members members(json);
    Result<DelayDistribution> read = kind.read(members);
    if (!read) return read;
    if (const Status known = members.check_unknown(); !known) return known.error();
    return read;
  }
  return invalid("`type` of a delay distribution is none of fixed, uniform and lognormal");
}

Result<std::chrono::milliseconds> parse_delay(std::string_view text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  const std::optional<double> number = digits ? number_in(text) : std::nullopt;
  if (!number || *number > static_cast<double>(kLongestDelay.count())) {
    return invalid("\"" + std::string(text) + "\" is no whole number of milliseconds from 0 to " +
                   std::to_string(kLongestDelay.count()));
  }
  return Milliseconds(static_cast<Milliseconds::rep>(*number));
}

Result<DelayDistribution> parse_delay_distribution(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view kind = text.substr(0, colon);
  if (colon != std::string_view::npos && kind == "uniform") {
    if (const auto bounds = pair_in(text.substr(colon + 1), '-')) return make_uniform(bounds->first, bounds->second);
    return invalid("\"" + std::string(text) + "\" is not of the form uniform:FROM-TO");
  }
  if (colon != std::string_view::npos && kind == "lognormal") {
    if (const auto shape = pair_in(text.substr(colon + 1), ',')) return make_lognormal(shape->first, shape->second);
    return invalid("\"" + std::string(text) + "\" is not of the form lognormal:MEDIAN,SIGMA");
  }
  const Result<Milliseconds> fixed = parse_delay(text);
  if (!fixed) return fixed.error();
  return DelayDistribution(FixedDelay{*fixed});
}

}  // namespace steelyard::server
