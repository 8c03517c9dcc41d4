#include "server/rate/rate_window.h"

namespace steelyard::server {

RateVerdict take(const provider::RateLimit& limit, RateWindow& window, Moment now) {
  if (window.used == 0 || now < window.begin || now - window.begin >= limit.window) window = {now, 0};
  RateVerdict verdict;
  verdict.limit = limit.requests;
  verdict.allowed = window.used < limit.requests;
  if (verdict.allowed) ++window.used;
  verdict.remaining = limit.requests - window.used;
  verdict.reset = std::chrono::ceil<std::chrono::seconds>(window.begin + limit.window - now);
  return verdict;
}

}  // namespace steelyard::server
