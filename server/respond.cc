#include "server/respond.h"

#include "http/target.h"
#include "provider/credentials.h"
#include "server/challenge.h"
#include "server/choice.h"
#include "server/forward_proxy.h"
#include "server/preferences.h"
#include "server/render.h"
#include "server/request_check.h"
#include "server/scenario/show_step.h"
#include "server/unrouted.h"

namespace steelyard::server {
namespace {

using provider::CredentialVerdict;

// The way of one request from its target to its answer.
class Exchange {
 public:
  Exchange(const Providers& providers, const MockOptions& options, const http::Request& request,
           const AnswerState& state)
      : providers_(providers), options_(options), request_(request), state_(state) {}

  Answered run() {
    if (request_.method == "CONNECT") return connect();
    const std::string path = http::parse_target(request_.target).path;
    if (path == "*" && request_.method == "OPTIONS") return unrouted(answer_server_options());
    if (!path.starts_with('/')) {
      return refuse({"invalid-target", 400, "the target of a request begins with a slash or is a URL", {}, {}, {}},
                    "target");
    }
    wanted_ = read_preferences(request_);
    if (!wanted_.invalid.empty()) {
      return refuse({"invalid-preference", 400, wanted_.invalid, {}, {}, wanted_.known}, "preference");
    }
    answered_.delivery = choose_delivery(wanted_, {}, {}, state_);
    if (const auto foreign = refuse_foreign_host(providers_, request_)) return refuse(*foreign, "proxy");
    const RoutingResult routed = find_route(providers_, request_);
    if (path == "/healthz" && !names_literally(routed)) return unrouted(answer_health(request_));
    if (routed.provider == nullptr) return unrouted(answer_no_route(providers_, routed, request_));
    served_ = routed.provider;
    answered_.provider = served_->provider.name;
    const openapi::Operation* operation = routed.route->operation(request_.method);
    if (operation == nullptr && request_.method == "HEAD") operation = routed.route->operation("GET");
    if (operation == nullptr) return unrouted(answer_no_method(*routed.route, request_.method));
    answered_.operation = operation->label();
    return answer(*operation, *routed.route);
  }

 private:
  Answered connect() {
    if (const auto refused = refuse_tunnel(providers_, request_, options_.tunnels)) return refuse(*refused, "proxy");
    answered_.delivery.tunnel = true;
    answered_.why = "tunnel";
    return std::move(answered_);
  }

  Answered unrouted(UnroutedAnswer answer) {
    answered_.response = std::move(answer.response);
    answered_.why = std::move(answer.why);
    return std::move(answered_);
  }

  Answered refuse(const Problem& problem, std::string why) {
    answered_.response = to_response(problem);
    answered_.why = std::move(why);
    return std::move(answered_);
  }

  Answered answer(const openapi::Operation& operation, const openapi::Route& route) {
    const CredentialVerdict credentials = provider::judge_credentials(served_->provider, operation, request_);
    if (const auto problem = find_problem(credentials.ending)) return refuse(*problem, "key");
    answered_.delivery = choose_delivery(wanted_, credentials.ending, options_.delivery, state_);
    Wish wish = choose_wish(credentials);
    wish.dynamic = wish.dynamic && wish.example.empty();
    // Who asks the mock for something gets that; all others meet limits and scenarios.
    const bool asks_api = answered_.why == "success" && !wanted_.dynamic;
    std::optional<RateTaken> rate;
    if (asks_api) rate = count(credentials);
    if (rate && !rate->allowed) return refuse_rate(operation, *rate, credentials);
    const bool forced_error = wish.status && *wish.status >= 400;
    if (options_.validate_requests && !forced_error) {
      if (const auto problem = check_request(*served_, operation, route, request_))
        return show_rate(rate, refuse(*problem, "validation"));
    }
    if (asks_api) {
      if (auto step = next_step(operation, credentials)) {
        return show_rate(rate, play(operation, *step, std::move(wish), credentials));
      }
    }
    return show_rate(rate, render_wish(operation, wish, credentials));
  }

  // By missing key, preference and ending of the key, in this order.
  Wish choose_wish(const CredentialVerdict& credentials) {
    Wish wish;
    wish.example = wanted_.example;
    wish.dynamic = wanted_.dynamic.value_or(options_.dynamic);
    const bool wants_error = wanted_.code && *wanted_.code >= 400;
    if (credentials.kind == CredentialVerdict::Kind::missing && !wants_error) {
      refuse_credential(wish);
    } else if (wanted_.code) {
      wish.status = wanted_.code;
      answered_.why = "preference";
      if (credentials.kind == CredentialVerdict::Kind::present) wish.when = provider::When::bad_credential;
      if (credentials.kind == CredentialVerdict::Kind::missing) wish.when = provider::When::no_credential;
      if (*wanted_.code != 401) wish.when = provider::When::always;
    } else if (credentials.status) {
      wish.status = credentials.status;
      wish.example = wanted_.example.empty() ? credentials.example : wanted_.example;
      if (*credentials.status == 401) wish.when = provider::When::bad_credential;
      answered_.why = "key";
    } else {
      answered_.why = wanted_.example.empty() ? "success" : "preference";
    }
    return wish;
  }

  // The mock's own preferences cannot open what the API keeps closed.
  void refuse_credential(Wish& wish) {
    wish.status = 401;
    wish.example.clear();
    wish.dynamic = false;
    wish.when = provider::When::no_credential;
    answered_.why = "no credential";
    wanted_.applied = wanted_.applied_to_delivery;
  }

  KeyId key_of(const CredentialVerdict& credentials) const {
    return key_id(state_.scenarios == nullptr ? 0 : state_.scenarios->salt(), credentials.credentials);
  }

  std::optional<RateTaken> count(const CredentialVerdict& credentials) const {
    if (state_.limiter == nullptr) return std::nullopt;
    return state_.limiter->take(served_->provider.name, key_of(credentials), state_.now);
  }

  Answered show_rate(const std::optional<RateTaken>& rate, Answered answered) const {
    if (rate) add_rate_headers(*rate->by, *rate, answered.response.headers);
    return answered;
  }

  Answered refuse_rate(const openapi::Operation& operation, const RateTaken& rate,
                       const CredentialVerdict& credentials) {
    answered_.why = "rate limit";
    Answered refused = render_wish(operation, {429, "", false, provider::When::always}, credentials);
    refused.response.body = rate_body(*rate.by, rate, refused.response.body);
    return show_rate(rate, std::move(refused));
  }

  std::optional<ScenarioStep> next_step(const openapi::Operation& operation,
                                        const CredentialVerdict& credentials) const {
    if (state_.scenarios == nullptr) return std::nullopt;
    return state_.scenarios->step(served_->provider.name, {operation.label(), operation.success_status()},
                                  key_of(credentials));
  }

  Answered play(const openapi::Operation& operation, const ScenarioStep& step, Wish wish,
                const CredentialVerdict& credentials) {
    const provider::StepAnswer& answer = step.row->answer;
    answered_.why = "scenario";
    wish.status = answer.status;
    wish.example = answer.example;
    wish.when = answer.status == 401 ? provider::When::bad_credential : provider::When::always;
    wish.dynamic = wish.dynamic && answer.example.empty() && step.amounts.empty() && answer.values.empty();
    const Delivery chosen = answered_.delivery;
    Answered shown = show_step(served_->provider, step, render_wish(operation, wish, credentials));
    // What the request itself asks for, by preference or key, wins over the step.
    if (wanted_.delay || credentials.ending.delay) shown.delivery.delay = chosen.delay;
    if (wanted_.fault || credentials.ending.fault) shown.delivery.fault = chosen.fault;
    return shown;
  }

  Answered render_wish(const openapi::Operation& operation, const Wish& wish, const CredentialVerdict& credentials) {
    const Choice choice = choose_answer(*served_, operation, wish, request_);
    if (choice.problem) return refuse(*choice.problem, choice.problem->id);
    RenderContext context;
    context.credential_accepted = credentials.kind == CredentialVerdict::Kind::present && choice.status != 401;
    context.random = wish.dynamic;
    context.accept = request_.headers.combined("Accept").value_or("");
    context.seed = wish.dynamic ? state_.seed * 1'000'003 + state_.number : state_.seed;
    answered_.response = render(*served_, operation, choice, context);
    if (choice.fixture != nullptr) {
      answered_.example = choice.fixture->example;
      answered_.body_file = choice.fixture->body_file;
    } else if (choice.example != nullptr) {
      answered_.example = choice.example->name;
    }
    add_challenges(credentials, answered_.response);
    if (!wanted_.applied.empty()) answered_.response.headers.set("Preference-Applied", wanted_.applied);
    return std::move(answered_);
  }

  const Providers& providers_;
  const MockOptions& options_;
  const http::Request& request_;
  const AnswerState& state_;
  Preferences wanted_;
  ServedProvider* served_ = nullptr;
  Answered answered_;
};

}  // namespace

Reply to_reply(Answered answered) { return {std::move(answered.response), std::move(answered.delivery)}; }

Answered respond(const Providers& providers, const MockOptions& options, const http::Request& request,
                 const AnswerState& state) {
  return Exchange(providers, options, request, state).run();
}

}  // namespace steelyard::server
