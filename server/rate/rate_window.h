// How often a key was here: a pure function from a window and a moment to what is left.
//
//   RateVerdict verdict = take(limit, window, now);   // moves the window
//   if (!verdict.allowed) answer_429(verdict.reset);
#pragma once

#include <chrono>   // moments
#include <cstdint>  // counts

#include "provider/rate_limit.h"

namespace steelyard::server {

using Moment = std::chrono::system_clock::time_point;

// The window of one key: it begins with the first request of the key after the last one ended.
struct RateWindow {
  Moment begin{};
  std::int64_t used = 0;  // 0: no window yet
};

struct RateVerdict {
  bool allowed = true;
  std::int64_t limit = 0;
  std::int64_t remaining = 0;     // after this request
  std::chrono::seconds reset{0};  // until the window ends, rounded up: at least 1
};

// Counts a request. One that is refused does not make the window longer. A clock that was set back begins a new window.
RateVerdict take(const provider::RateLimit& limit, RateWindow& window, Moment now);

}  // namespace steelyard::server
