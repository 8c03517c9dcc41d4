#include "server/routing.h"

#include <algorithm>  // std::any_of
#include <map>        // shapes

#include "http/target.h"
#include "server/near_miss.h"

namespace steelyard::server {
namespace {

Providers of_host(const Providers& providers, const std::string& host) {
  Providers found;
  for (const auto& served : providers) {
    if (std::find(served->hosts.begin(), served->hosts.end(), host) != served->hosts.end()) found.push_back(served);
  }
  return found.empty() ? providers : found;
}

// The first provider that answers to path and method, else the first that answers to the path.
RoutingResult search(const Providers& providers, const std::string& path, const std::string& method) {
  RoutingResult result;
  for (const auto& served : providers) {
    std::optional<openapi::Route> route = served->router.route(path, method);
    if (!route) continue;
    const bool full = route->answers(method);
    if (full || result.provider == nullptr) result = {served.get(), std::move(route), {}};
    if (full) break;
  }
  return result;
}

// The path behind "/NAME", or "" if it is not below that prefix.
std::string behind_prefix(const std::string& path, const std::string& name) {
  if (!path.starts_with("/" + name)) return "";
  const std::string rest = path.substr(name.size() + 1);
  if (rest.empty()) return "/";
  return rest.front() == '/' ? rest : "";
}

}  // namespace

RoutingResult find_route(const Providers& providers, const http::Request& request) {
  const http::Target target = http::parse_target(request.target);
  const std::string* host = request.headers.find("Host");
  std::string authority = target.authority;
  if (authority.empty() && host != nullptr) authority = *host;
  RoutingResult found = search(of_host(providers, http::host_name(authority)), target.path, request.method);
  if (found.provider != nullptr) return found;
  for (const auto& served : providers) {
    const std::string rest = behind_prefix(target.path, served->provider.name);
    if (rest.empty()) continue;
    found = search({served}, rest, request.method);
    if (found.provider != nullptr) return found;
  }
  found.near_misses = find_near_misses(providers, request.method, target.path);
  return found;
}

std::optional<Error> find_conflict(const Providers& providers) {
  std::map<std::string, const provider::Provider*> seen;
  for (const auto& served : providers) {
    for (const openapi::Operation& operation : served->provider.contract->operations) {
      const std::string key = operation.method + " " + openapi::template_shape(operation.path);
      const auto [other, fresh] = seen.emplace(key, &served->provider);
      if (fresh || other->second == &served->provider) continue;
      return Error{ErrorCode::path_conflict,
                   other->second->name + " and " + served->provider.name + " both answer to " + operation.label(),
                   operation.where};
    }
  }
  return std::nullopt;
}

}  // namespace steelyard::server
