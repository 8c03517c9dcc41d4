#include "server/proxy/proxy.h"

#include <utility>  // std::move

#include "server/proxy/forward.h"
#include "server/proxy/judge.h"

namespace steelyard::server {
namespace {

// A redirect is the client's to follow, documented or not.
bool is_redirect(int status) { return status / 100 == 3; }

// The operation that the request means, or nullptr.
const openapi::Operation* operation_of(const RoutingResult& routed, const std::string& method) {
  if (routed.provider == nullptr) return nullptr;
  const openapi::Operation* operation = routed.route->operation(method);
  return operation == nullptr && method == "HEAD" ? routed.route->operation("GET") : operation;
}

}  // namespace

Answered Proxy::answer(const Providers& providers, const http::Request& request) const {
  Answered answered;
  const RoutingResult routed = find_route(providers, request);
  const openapi::Operation* operation = operation_of(routed, request.method);
  if (routed.provider != nullptr) answered.provider = routed.provider->provider.name;
  if (operation != nullptr) answered.operation = operation->label();
  Result<http::Response> passed = upstream_->send(to_upstream(request));
  if (!passed) {
    answered.response = to_response(upstream_problem(passed.error()));
    answered.why = "no answer of the upstream";
    return answered;
  }
  answered.why = "proxy";
  if (operation != nullptr && options_.observer) {
    options_.observer({*routed.provider, *operation, request, *passed});
  }
  answered.response = to_client(std::move(*passed));
  if (operation == nullptr || !options_.judge) return answered;
  answered.findings = judge_passing({*routed.provider, *operation, request}, answered.response);
  const std::string field = findings_field(answered.findings);
  if (options_.enforce && has_errors(answered.findings) && !is_redirect(answered.response.status)) {
    answered.response = enforcement_response(answered.response, answered.findings);
    answered.why = "enforced";
  }
  answered.response.headers.set("Steelyard-Findings", field);
  return answered;
}

}  // namespace steelyard::server
