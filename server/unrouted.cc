#include "server/unrouted.h"

#include "http/target.h"
#include "server/problem.h"

namespace steelyard::server {
namespace {

UnroutedAnswer options_answer(const std::string& allow) {
  UnroutedAnswer answer{{.status = 204}, "OPTIONS"};
  answer.response.headers.set("Allow", allow);
  return answer;
}

UnroutedAnswer method_not_allowed(std::string detail, const std::string& allow) {
  UnroutedAnswer answer{to_response({"method-not-allowed", 405, std::move(detail), {}, {}, {}}), "method"};
  answer.response.headers.set("Allow", allow);
  return answer;
}

}  // namespace

UnroutedAnswer answer_server_options() { return options_answer("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE"); }

UnroutedAnswer answer_health(const http::Request& request) {
  const std::string allow = "GET, HEAD, OPTIONS";
  if (request.method == "OPTIONS") return options_answer(allow);
  if (request.method != "GET" && request.method != "HEAD") {
    return method_not_allowed("/healthz answers to " + allow, allow);
  }
  return {{.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = "{\"status\":\"ok\"}\n"},
          "health"};
}

UnroutedAnswer answer_no_route(const Providers& providers, const RoutingResult& routed, const http::Request& request) {
  const std::string path = http::parse_target(request.target).path;
  Problem problem{"no-route", 404, "no API here answers to the path " + path, routed.near_misses, {}, {}};
  problem.known.reserve(providers.size());
  for (const auto& served : providers) problem.known.push_back(served->provider.name);
  return {to_response(problem), "no route"};
}

UnroutedAnswer answer_no_method(const openapi::Route& route, const std::string& method) {
  const std::string allow = route.allow();
  if (method == "OPTIONS") return options_answer(allow);
  return method_not_allowed("the path is documented for " + allow + ", not for " + method, allow);
}

}  // namespace steelyard::server
