#include "server/routing.h"

#include <algorithm>  // std::any_of
#include <map>        // shapes
#include <set>        // names, paths

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

// Every path that the router takes for the operation: without a base path and with each.
std::set<std::string> paths_of(const openapi::Operation& operation) {
  std::set<std::string> paths = {operation.path};
  for (const openapi::Server& server : operation.servers) paths.insert(server.base_path + operation.path);
  return paths;
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

bool names_literally(const RoutingResult& routed) {
  return routed.provider != nullptr && routed.route->operations.front()->path.find('{') == std::string::npos;
}

std::optional<Error> find_conflict(const Providers& providers) {
  std::map<std::string, const provider::Provider*> seen;
  std::set<std::string> names;
  for (const auto& served : providers) {
    const provider::Provider& provider = served->provider;
    if (!names.insert(provider.name).second) {
      return Error{ErrorCode::path_conflict,
                   "two of the APIs have the name " + provider.name + ", so /" + provider.name + "/ could mean either",
                   {provider.file}};
    }
    for (const openapi::Operation& operation : provider.contract->operations) {
      for (const std::string& path : paths_of(operation)) {
        const auto [other, fresh] = seen.emplace(operation.method + " " + openapi::template_shape(path), &provider);
        if (fresh || other->second == &provider) continue;
        return Error{ErrorCode::path_conflict,
                     other->second->name + " and " + provider.name + " both answer to " + operation.method + " " + path,
                     operation.where};
      }
    }
  }
  return std::nullopt;
}

}  // namespace steelyard::server
