#include "server/admin/admin.h"

#include <algorithm>  // std::find
#include <optional>   // no match
#include <vector>     // segments

#include "base/pointer.h"
#include "base/suggest.h"
#include "http/target.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

constexpr std::span<const AdminRoute> (*kFamilies[])() = {
    // Rows with a fixed segment come before those with {} in its place.
    mapping_list_routes, mapping_routes,   stream_routes,   near_miss_routes,         request_routes,   scenario_routes,
    settings_routes,     recording_routes, provider_routes, provider_scenario_routes, catalogue_routes, system_routes,
};

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (end > at) segments.push_back(percent_decode(path.substr(at, end - at)));
    at = end + 1;
  }
  return segments;
}

// What stands at each {} of the route if it means the path, or nothing.
std::optional<std::vector<std::string>> match(const AdminRoute& route, const std::vector<std::string>& segments) {
  const std::vector<std::string> wanted = segments_of(route.path);
  if (wanted.size() != segments.size()) return std::nullopt;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "{}")
      ids.push_back(segments[i]);
    else if (wanted[i] != segments[i])
      return std::nullopt;
  }
  return ids;
}

Reply no_route(const std::string& path) {
  std::vector<std::string> known;
  for (const auto family : kFamilies) {
    for (const AdminRoute& route : family()) known.push_back("/__admin" + std::string(route.path));
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  const std::optional<std::string> near = suggest(path, known);
  const std::string hint = near ? "; did you mean " + *near + "?" : "";
  return to_response({"no-admin-route", 404, "the admin API has no " + path + hint, {}, {}, std::move(known)});
}

}  // namespace

Reply answer_admin(Service& service, const http::Request& request, const Peer& peer) {
  if (const auto refused = guard_admin(request, peer, service.options.guard)) {
    http::Response response = to_response(*refused);
    if (refused->status == 401) response.headers.add("WWW-Authenticate", "Bearer realm=\"steelyard admin\"");
    return response;
  }
  constexpr std::string_view kPrefix = "/__admin";
  const std::string path = http::parse_target(request.target).path;
  const std::vector<std::string> segments = segments_of(std::string_view(path).substr(kPrefix.size()));
  std::string allowed;
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  for (const auto family : kFamilies) {
    for (const AdminRoute& route : family()) {
      auto ids = match(route, segments);
      if (!ids) continue;
      if (route.method == method) return route.answer({service, request, peer, std::move(*ids)});
      if (allowed.find(route.method) == std::string::npos)
        allowed.append(allowed.empty() ? "" : ", ").append(route.method);
    }
  }
  if (allowed.empty()) return no_route(path);
  http::Response response = request.method == "OPTIONS"
                                ? http::Response{.status = 204}
                                : to_response({"method-not-allowed", 405, path + " answers to " + allowed, {}, {}, {}});
  response.headers.set("Allow", allowed);
  return response;
}

}  // namespace steelyard::server
