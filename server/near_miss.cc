#include "server/near_miss.h"

#include <algorithm>  // std::find_if

#include "base/suggest.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kMost = 3;

// A path under which an operation answers, and the operation.
struct Candidate {
  std::string path;
  const openapi::Operation* operation;
  const provider::Provider* provider;
};

std::vector<Candidate> all_candidates(const std::vector<std::shared_ptr<ServedProvider>>& providers) {
  std::vector<Candidate> candidates;
  for (const auto& served : providers) {
    for (const openapi::Operation& operation : served->provider.contract->operations) {
      candidates.push_back({operation.path, &operation, &served->provider});
      for (const openapi::Server& server : operation.servers) {
        if (!server.base_path.empty())
          candidates.push_back({server.base_path + operation.path, &operation, &served->provider});
      }
    }
  }
  return candidates;
}

// Why a candidate is near to the path, or "".
std::string reason(const Candidate& candidate, const std::string& path) {
  if (path == candidate.path) return "the path belongs to " + candidate.provider->name + ", and another API was named";
  std::string bare = path;
  while (bare.size() > 1 && bare.back() == '/') bare.pop_back();
  if (bare != path && bare == candidate.path) return "there is a slash too many at the end";
  if (path.ends_with(candidate.path)) return "there is something in front of the path that does not belong to it";
  if (candidate.path.ends_with(path) && path.size() > 1) {
    return "the beginning of the path is missing: " + candidate.path.substr(0, candidate.path.size() - path.size());
  }
  return suggest(path, {candidate.path}) ? "did you mean this path?" : "";
}

}  // namespace

std::vector<NearMiss> find_near_misses(const std::vector<std::shared_ptr<ServedProvider>>& providers,
                                       const std::string& method, const std::string& path) {
  std::vector<NearMiss> misses;
  const openapi::Operation* told = nullptr;  // once is enough, with base path or without
  for (const Candidate& candidate : all_candidates(providers)) {
    std::string why = reason(candidate, path);
    if (why.empty() || misses.size() == kMost || candidate.operation == told) continue;
    told = candidate.operation;
    if (candidate.operation->method != method) why += " (and the method is " + candidate.operation->method + ")";
    misses.push_back({candidate.operation->method, candidate.path, candidate.provider->name, std::move(why)});
  }
  return misses;
}

}  // namespace steelyard::server
