#include "server/rate/rate_limiter.h"

#include <utility>  // std::move

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

RateLimiter::RateLimiter(const std::map<std::string, provider::RateLimit>& limits, std::size_t most_keys)
    : most_keys_(most_keys) {
  replace(limits);
}

void RateLimiter::replace(const std::map<std::string, provider::RateLimit>& limits) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::map<std::string, Entry> next;
  for (const auto& [name, limit] : limits) {
    const auto before = entries_.find(name);
    if (before != entries_.end() && *before->second.limit == limit) {
      next.insert(entries_.extract(before));
    } else {
      next.emplace(name,
                   Entry{std::make_shared<const provider::RateLimit>(limit), KeyedStates<RateWindow>(most_keys_)});
    }
  }
  entries_ = std::move(next);
}

std::optional<RateTaken> RateLimiter::take(const std::string& provider, KeyId key, Moment now) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = entries_.find(provider);
  if (found == entries_.end()) return std::nullopt;
  Entry& entry = found->second;
  return RateTaken{server::take(*entry.limit, entry.windows.at(key, {}), now), entry.limit};
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
