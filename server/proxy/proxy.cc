#include "server/proxy/proxy.h"

#include <algorithm>  // std::find_if
#include <utility>    // std::move

#include "server/proxy/forward.h"

namespace steelyard::server {
namespace {

// A redirect is the client's to follow, documented or not.
bool is_redirect(int status) { return status / 100 == 3; }

const std::string kNotWhole = "no whole answer passed: it broke off, is too long, or its client went away: ";

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
  Result<http::OpenResponse> passed = ask(to_upstream(request));
  if (!passed) {
    if (options_.missed) options_.missed(passed.error());
    answered.response = to_response(upstream_problem(passed.error()));
    answered.why = "no answer of the upstream";
    return answered;
  }
  answered.why = "proxy";
  if (passed->rest != nullptr) {
    answered.response = to_client({passed->response.status, passed->response.headers, {}});
    if (operation != nullptr && options_.judge) {
      answered.findings = judge_head({*routed.provider, *operation, request}, answered.response);
      answered.response.headers.set("Steelyard-Findings", head_findings_field(answered.findings));
    }
    answered.delivery.stream = pass_stream(std::move(*passed), on_end(providers, routed, operation, request));
    return answered;
  }
  http::Response& whole = passed->response;
  if (operation != nullptr && options_.observer) options_.observer({*routed.provider, *operation, request, whole});
  answered.response = to_client(std::move(whole));
  if (operation != nullptr && options_.judge) judge({*routed.provider, *operation, request}, answered);
  return answered;
}

// An answer that may have to be replaced has to be whole.
Result<http::OpenResponse> Proxy::ask(const http::Request& request) const {
  if (!options_.enforce) return upstream_->open(request, options_.patience);
  Result<http::Response> whole = upstream_->send(request);
  if (!whole) return whole.error();
  return http::OpenResponse{std::move(*whole), nullptr};
}

void Proxy::judge(const PassingRequest& passing, Answered& answered) const {
  answered.findings = judge_passing(passing, answered.response);
  const std::string field = findings_field(answered.findings);
  if (options_.enforce && has_errors(answered.findings) && !is_redirect(answered.response.status)) {
    answered.response = enforcement_response(answered.response, answered.findings);
    answered.why = "enforced";
  }
  answered.response.headers.set("Steelyard-Findings", field);
}

// The observer is told when the request is long gone, so that what it is told of is kept.
OnEnd Proxy::on_end(const Providers& providers, const RoutingResult& routed, const openapi::Operation* operation,
                    const http::Request& request) const {
  if (operation == nullptr || options_.observer == nullptr) return nullptr;
  const auto served =
      std::find_if(providers.begin(), providers.end(), [&](const auto& each) { return each.get() == routed.provider; });
  return [observer = options_.observer, missed = options_.missed, provider = *served, operation,
          request](const http::Response* whole) {
    if (whole != nullptr) return observer({*provider, *operation, request, *whole});
    if (missed) missed({ErrorCode::answer_not_recorded, kNotWhole + operation->label(), {}});
  };
}

}  // namespace steelyard::server
