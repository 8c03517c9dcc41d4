#include "server/own_routes.h"

#include "base/json.h"
#include "base/yaml_writer.h"
#include "http/target.h"
#include "server/admin/admin.h"
#include "server/dashboard.h"
#include "server/forward_proxy.h"
#include "server/service.h"
#include "server/stubs/request_facts.h"
#include "server/unrouted.h"

namespace steelyard::server {
namespace {

constexpr char kOpenApi[] = "/openapi/";

http::Response method_not_allowed(const std::string& path) {
  http::Response response = to_response({"method-not-allowed", 405, path + " answers to GET and HEAD", {}, {}, {}});
  response.headers.set("Allow", "GET, HEAD");
  return response;
}

bool only_reads(const http::Request& request) { return request.method == "GET" || request.method == "HEAD"; }

// Ready as soon as it answers: packs and contracts are read before the first connection is taken. Whoever sends traffic
// here learns that it should go elsewhere while the mock is stopping. After a bad edit the last good state is served,
// and the error stands beside it.
Reply ready(Service& service, const http::Request& request, const Peer&) {
  if (!only_reads(request)) return method_not_allowed("/readyz");
  Json providers = Json::array();
  for (const auto& served : service.mock.providers()) providers.push_back(served->provider.name);
  http::Response response;
  response.status = service.stopping ? 503 : 200;
  response.headers.add("Content-Type", "application/json");
  Json state = {{"status", service.stopping ? "stopping" : "ready"}, {"providers", std::move(providers)}};
  if (const auto failure = service.reload_failure.get()) state["reload_error"] = to_string(*failure);
  response.body = write_json(state) + "\n";
  return response;
}

Reply metrics(Service& service, const http::Request& request, const Peer&) {
  if (!only_reads(request)) return method_not_allowed("/metrics");
  return metrics_response(service.metrics, {.open_connections = service.open_connections,
                                            .journal_entries = service.journal.size(),
                                            .lost_log_lines = service.options.lost_log_lines()});
}

// The document as it was read: references into other files stay references.
Reply contract(Service& service, const http::Request& request, const Peer&) {
  const std::string path = http::parse_target(request.target).path;
  if (!only_reads(request)) return method_not_allowed(path);
  Problem problem{"no-contract", 404, "no provider's contract is called " + path, {}, {}, {}};
  for (const auto& served : service.mock.providers()) {
    const std::string own = kOpenApi + served->provider.name + ".yaml";
    problem.known.push_back(own);
    if (own != path) continue;
    const openapi::Contract& contract = *served->provider.contract;
    const Document* document = contract.registry.find(contract.root_uri);
    if (document == nullptr) break;
    http::Response response;
    response.headers.add("Content-Type", "application/yaml");
    response.body = write_yaml(document->root());
    return response;
  }
  return to_response(problem);
}

Reply health(Service&, const http::Request& request, const Peer&) { return answer_health(request).response; }

// A stub may play a mock that is ill, and the health of a foreign host is not told here.
bool health_is_taken(const Service& service, const http::Request& request) {
  return service.stubs.names_url(RequestFacts(request)) ||
         refuse_foreign_host(service.mock.providers(), request).has_value();
}

constexpr OwnRoute kRoutes[] = {
    // The page of the admin API is static, and asks for its data where it is guarded.
    {"/__admin/ui", true, false, answer_dashboard},
    {"/__admin", true, false, answer_admin},
    {"/healthz", false, true, health, health_is_taken, "health"},
    {"/readyz", false, true, ready},
    {"/metrics", false, true, metrics},
    {"/openapi", true, true, contract},
    {"/", false, true, answer_dashboard, front_page_is_taken},
};

bool is_at(const OwnRoute& route, const std::string& path) {
  if (!path.starts_with(route.path)) return false;
  return path.size() == route.path.size() || (route.below && path[route.path.size()] == '/');
}

bool named_by_an_api(const Service& service, const http::Request& request) {
  const Providers providers = service.mock.providers();  // held, since others may be served from the next moment on
  return names_literally(find_route(providers, request));
}

}  // namespace

std::span<const OwnRoute> own_routes() { return kRoutes; }

const OwnRoute* find_own_route(const Service& service, const http::Request& request) {
  const std::string path = http::parse_target(request.target).path;
  for (const OwnRoute& route : kRoutes) {
    if (!is_at(route, path)) continue;
    const bool taken = route.taken != nullptr && route.taken(service, request);
    return taken || (route.yields && named_by_an_api(service, request)) ? nullptr : &route;
  }
  return nullptr;
}

}  // namespace steelyard::server
