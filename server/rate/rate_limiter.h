// The rate limits of all providers: the one place that remembers who asked how often. Any thread may call.
//
//   RateLimiter limiter({{"sunor", limit}}, {});
//   if (std::optional<RateTaken> taken = limiter.take("sunor", key, now)) show(taken->remaining);
#pragma once

#include <cstddef>   // bounds
#include <map>       // limits by provider
#include <memory>    // limits
#include <mutex>     // many threads
#include <optional>  // no limit
#include <string>    // names

#include "http/message.h"
#include "provider/rate_limit.h"
#include "server/rate/rate_window.h"
#include "server/scenario/keyed_states.h"

namespace steelyard::server {

// A verdict and what it was judged by.
struct RateTaken : RateVerdict {
  std::shared_ptr<const provider::RateLimit> by;  // never nullptr
};

class RateLimiter {
 public:
  explicit RateLimiter(const std::map<std::string, provider::RateLimit>& limits, std::size_t most_keys = 10'000);

  // Counts a request of a key; nothing if the provider has no limit.
  std::optional<RateTaken> take(const std::string& provider, KeyId key, Moment now);

  // Other limits take their place. The windows of a limit that is as before go on.
  void replace(const std::map<std::string, provider::RateLimit>& limits);

  // All windows begin anew.
  void reset();

 private:
  struct Entry {
    std::shared_ptr<const provider::RateLimit> limit;
    KeyedStates<RateWindow> windows;
  };

  std::size_t most_keys_;
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

// Sets the fields that the API counts with, and for a refused request Retry-After (RFC 9110, section 10.2.3).
void add_rate_headers(const provider::RateLimit& limit, const RateVerdict& verdict, http::Headers& headers);

// The body of a 429 with the values of the pack in it; one that is not JSON stays as it is.
std::string rate_body(const provider::RateLimit& limit, const RateVerdict& verdict, const std::string& body);

}  // namespace steelyard::server
