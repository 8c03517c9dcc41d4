// How many requests a key may send, and how answers say so. Plain data; server/rate counts.
//
//   if (provider.rate_limit) serve_at_most(provider.rate_limit->requests, provider.rate_limit->window);
#pragma once

#include <chrono>   // windows
#include <cstdint>  // requests
#include <string>   // names
#include <utility>  // pairs
#include <vector>   // headers

#include "provider/source.h"

namespace steelyard::provider {

// What a header field of a limited API counts.
enum class RateCount { limit, remaining, reset };

struct RateLimit {
  std::int64_t requests = 0;
  std::chrono::seconds window{0};
  Source source = Source::assumed;
  std::vector<std::pair<std::string, RateCount>> headers;   // sent with every answer that counts
  std::vector<std::pair<std::string, std::string>> values;  // JSON pointer into the body of a 429 → its text

  bool operator==(const RateLimit&) const = default;
};

}  // namespace steelyard::provider
