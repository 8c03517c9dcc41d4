#include "server/refusal.h"

#include "base/json.h"

namespace steelyard::server {

http::Response refusal_response(const Refusal& refusal) {
  Json problem;
  problem["type"] = "about:blank";
  problem["title"] = http::reason_phrase(refusal.status);
  problem["status"] = refusal.status;
  problem["detail"] = refusal.detail;
  return {.status = refusal.status,
          .headers = {{"Content-Type", "application/problem+json"}},
          .body = write_json(problem) + "\n"};
}

}  // namespace steelyard::server
