#include "cli/rate_limits.h"

#include <fmt/format.h>  // messages

#include <charconv>      // numbers
#include <optional>      // what is no number
#include <system_error>  // std::errc

namespace steelyard::cli {
namespace {

using provider::RateLimit;

constexpr std::int64_t kMostRequests = 1'000'000'000;
constexpr std::int64_t kMostSeconds = 31'536'000;  // a year

std::optional<std::int64_t> number(std::string_view text, std::int64_t most) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || value < 1 || value > most) return std::nullopt;
  return value;
}

// N/SECONDS, or nothing.
std::optional<RateLimit> read_limit(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto requests = number(text.substr(0, slash), kMostRequests);
  const auto seconds = number(text.substr(slash + 1), kMostSeconds);
  if (!requests || !seconds) return std::nullopt;
  RateLimit limit;
  limit.requests = *requests;
  limit.window = std::chrono::seconds(*seconds);
  return limit;
}

}  // namespace

Result<std::map<std::string, RateLimit>> read_rate_limits(const Arguments& arguments,
                                                          const std::vector<provider::Provider>& providers) {
  std::map<std::string, RateLimit> limits;
  const std::optional<std::string> wanted = arguments.value("rate-limit");
  if (!wanted) return limits;
  const bool of_pack = *wanted == "pack";
  const std::optional<RateLimit> given = read_limit(*wanted);
  if (!of_pack && !given) {
    return Error{ErrorCode::usage,
                 fmt::format("--rate-limit is \"{}\" and should be N/SECONDS (such as 60/60) or pack", *wanted),
                 {}};
  }
  for (const provider::Provider& provider : providers) {
    if (of_pack && !provider.rate_limit) continue;
    RateLimit limit = provider.rate_limit.value_or(RateLimit());
    if (given) {
      limit.requests = given->requests;
      limit.window = given->window;
    }
    limits.emplace(provider.name, std::move(limit));
  }
  if (limits.empty()) return Error{ErrorCode::usage, "--rate-limit pack: none of the packs has a rate_limit", {}};
  return limits;
}

}  // namespace steelyard::cli
