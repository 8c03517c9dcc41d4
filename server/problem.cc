#include "server/problem.h"

#include "base/json.h"
#include "report/finding_json.h"

namespace steelyard::server {

http::Response to_response(const Problem& problem) {
  Json body = {{"type", "urn:steelyard:problem:" + problem.id},
               {"title", http::reason_phrase(problem.status)},
               {"status", problem.status},
               {"detail", problem.detail}};
  for (const NearMiss& miss : problem.near_misses) {
    body["near_misses"].push_back(
        {{"method", miss.method}, {"path", miss.path}, {"provider", miss.provider}, {"reason", miss.reason}});
  }
  for (const Violation& violation : problem.violations) {
    body["validation"].push_back({{"location", violation.location},
                                  {"severity", "Error"},
                                  {"code", violation.code},
                                  {"message", violation.message}});
  }
  if (!problem.known.empty()) body["known"] = problem.known;
  for (const report::Finding& finding : problem.findings) body["findings"].push_back(report::finding_json(finding));
  http::Response response;
  response.status = problem.status;
  response.headers.add("Content-Type", "application/problem+json");
  response.body = write_json(body) + "\n";
  return response;
}

}  // namespace steelyard::server
