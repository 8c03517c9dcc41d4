#include "server/rate/rate_limiter.h"

#include "base/json.h"
#include "provider/amount.h"
#include "provider/changed_body.h"
#include "provider/fill_text.h"

namespace steelyard::server {
namespace {

using provider::RateCount;

std::string count_text(RateCount count, const RateVerdict& verdict) {
  if (count == RateCount::limit) return std::to_string(verdict.limit);
  return std::to_string(count == RateCount::remaining ? verdict.remaining : verdict.reset.count());
}

}  // namespace

RateLimiter::RateLimiter(const std::map<std::string, provider::RateLimit>& limits, std::size_t most_keys) {
  for (const auto& [name, limit] : limits) entries_.emplace(name, Entry{limit, KeyedStates<RateWindow>(most_keys)});
}

std::optional<RateVerdict> RateLimiter::take(const std::string& provider, KeyId key, Moment now) {
  const auto found = entries_.find(provider);
  if (found == entries_.end()) return std::nullopt;
  const std::lock_guard<std::mutex> lock(mutex_);
  return server::take(found->second.limit, found->second.windows.at(key, {}), now);
}

const provider::RateLimit* RateLimiter::limit(const std::string& provider) const {
  const auto found = entries_.find(provider);
  return found == entries_.end() ? nullptr : &found->second.limit;
}

void RateLimiter::reset() {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (auto& [name, entry] : entries_) entry.windows.clear();
}

void add_rate_headers(const provider::RateLimit& limit, const RateVerdict& verdict, http::Headers& headers) {
  for (const auto& [name, count] : limit.headers) headers.set(name, count_text(count, verdict));
  if (!verdict.allowed) headers.set("Retry-After", count_text(RateCount::reset, verdict));
}

std::string rate_body(const provider::RateLimit& limit, const RateVerdict& verdict, const std::string& body) {
  if (limit.values.empty()) return body;
  const std::map<std::string, std::string> counts = {{"limit", count_text(RateCount::limit, verdict)},
                                                     {"remaining", count_text(RateCount::remaining, verdict)},
                                                     {"reset", count_text(RateCount::reset, verdict)}};
  const Result<std::string> changed = provider::change_body(body, [&](Json& value) {
    for (const auto& [pointer, text] : limit.values)
      provider::put_value(value, pointer, provider::fill_text(text, counts));
    return Status();
  });
  return changed ? *changed : body;
}

}  // namespace steelyard::server
