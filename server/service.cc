#include "server/service.h"

#include "server/cors.h"
#include "server/own_routes.h"
#include "server/problem.h"

namespace steelyard::server {
namespace {

// "error response_schema_conformance at /balance: expected number"
std::string text_of(const report::Finding& finding) {
  const std::string place = finding.pointer.empty() ? "" : " at " + finding.pointer;
  return std::string(report::to_string(finding.level)) + " " + finding.id + place + ": " + finding.message;
}

std::string too_long(std::size_t most_bytes) { return "longer than " + std::to_string(most_bytes) + " bytes"; }

}  // namespace

struct Service::Outcome {
  Reply reply;
  Stub stub;
  bool matched = false;
  std::string provider, operation, example, why;
  std::string scenario = {};
  std::vector<std::string> findings = {};
};

Service::Service(Mock& given, ServiceOptions with)
    : mock(given),
      options(std::move(with)),
      journal(options.journal),
      redactor(mock.providers(), Disguiser(options.salt)),
      ids(options.seed),
      started(options.clock()),
      metrics({.version = options.version, .started = started}) {}

Reply Service::answer(const http::Request& request, const Peer& peer) {
  const Moment began = options.clock();
  if (const OwnRoute* route = find_own_route(*this, request)) {
    Reply reply = route->answer(*this, request, peer);
    if (options.log) log_own(request, reply, route->why, began);
    return reply;
  }
  Outcome outcome = choose(request);
  add_delays(outcome.stub, outcome.reply.delivery);
  if (options.cors) add_cors(request, outcome.reply.response);
  note(request, peer, outcome, began);
  return std::move(outcome.reply);
}

Service::Outcome Service::choose(const http::Request& request) {
  if (request.method == "CONNECT") return ask_mock(request);  // asks for a way, not for an answer
  const RequestFacts facts(request);
  if (const Served served = stubs.serve(facts); served.stub != nullptr) return ask_stub(served);
  if (options.cors && is_preflight(request)) {
    http::Request asked = request;
    asked.method = *request.headers.find("Access-Control-Request-Method");
    const Providers providers = mock.providers();  // held, since others may be served from the next moment on
    const RoutingResult routed = find_route(providers, asked);
    const bool stubbed = stubs.names_url(facts);
    if (routed.provider != nullptr || stubbed) {
      const std::string methods = routed.provider == nullptr ? asked.method : routed.route->allow();
      return {preflight_response(request, stubbed ? methods + ", " + asked.method : methods),
              nullptr,
              true,
              routed.provider == nullptr ? "" : routed.provider->provider.name,
              "",
              "",
              "preflight"};
    }
  }
  return ask_mock(request);
}

Service::Outcome Service::ask_stub(const Served& served) {
  const StubMapping& stub = *served.stub;
  if (served.gave_up) {
    return {to_response({"pattern-gave-up",
                         500,
                         "a pattern of the stub " + stub.id + " takes too many steps on this request",
                         {},
                         {},
                         {}}),
            served.stub,
            false,
            "",
            "",
            "",
            "pattern gave up"};
  }
  Random random(options.seed + draws_.fetch_add(1, std::memory_order_relaxed));
  Outcome outcome{reply_of(stub.response, random), served.stub, true, "", "", stub.name, "stub"};
  outcome.scenario = stub.scenario;
  if (!stub.scenario.empty() && !stub.required_state.empty()) outcome.scenario += ": " + stub.required_state;
  outcome.reply.response.headers.add("Matched-Stub-Id", stub.id);
  if (!stub.name.empty()) outcome.reply.response.headers.add("Matched-Stub-Name", stub.name);
  return outcome;
}

Service::Outcome Service::ask_mock(const http::Request& request) {
  std::optional<NextAnswer> wish;
  if (!next.empty()) {
    const Providers providers = mock.providers();
    const RoutingResult routed = find_route(providers, request);
    if (routed.provider != nullptr) wish = next.take(routed.provider->provider.name);
  }
  Answered answered = mock.answer(wish ? with_wish(request, *wish) : request);
  Outcome outcome;
  if (wish) {
    // What the request asked for itself wins here too.
    if (answered.delivery.delay.count() == 0) answered.delivery.delay = wish->delay;
    if (answered.delivery.fault == Fault::none) answered.delivery.fault = wish->fault;
    if (!request.headers.has("Prefer")) answered.response.headers.remove("Preference-Applied");
    answered.why = "admin";
  }
  outcome.matched = !answered.operation.empty();
  outcome.provider = std::move(answered.provider);
  outcome.operation = std::move(answered.operation);
  outcome.example = std::move(answered.example);
  outcome.why = std::move(answered.why);
  outcome.scenario = std::move(answered.scenario);
  for (const report::Finding& finding : answered.findings) outcome.findings.push_back(text_of(finding));
  outcome.reply = to_reply(std::move(answered));
  if (outcome.matched) seen.add(outcome.provider, outcome.operation, outcome.reply.response.status);
  return outcome;
}

// Those of the settings, where a stub names none of its own.
void Service::add_delays(const Stub& stub, Delivery& delivery) {
  const GlobalDelay global = delays.get();
  const bool own_fixed = stub != nullptr && stub->response.fixed_delay;
  const bool own_random = stub != nullptr && stub->response.random_delay;
  if (global.fixed && !own_fixed) delivery.delay += *global.fixed;
  if (global.random && !own_random) {
    Random random(options.seed ^ draws_.fetch_add(1, std::memory_order_relaxed));
    delivery.delay += sample(*global.random, random);
  }
}

// Not in the journal, since those who look at it would see themselves; nor counted, since scrapes would be.
void Service::log_own(const http::Request& request, const Reply& reply, std::string_view why, Moment began) const {
  JournalEntry entry;
  entry.time = began;
  // Header fields tell which text in the path is a credential; the body may be long and tells nothing that is logged.
  entry.request = redactor.redact({request.method, request.target, request.headers, {}}, 0).request;
  entry.response.status = reply.response.status;
  entry.response_bytes = reply.response.body.size();
  entry.why = why;
  entry.took = std::chrono::duration_cast<std::chrono::microseconds>(options.clock() - began);
  options.log(describe_access(entry));
}

void Service::note(const http::Request& request, const Peer& peer, Outcome& outcome, Moment began) {
  const JournalLimits& limits = journal.limits();
  Redactor::Redacted redacted = redactor.redact(request, limits.body);
  auto entry = std::make_shared<JournalEntry>();
  entry->id = ids.next();
  entry->time = began;
  entry->client = peer.address;
  entry->tls = peer.tls;
  entry->request_bytes = request.body.size();
  entry->response_bytes = outcome.reply.response.body.size();
  const http::Response& response = outcome.reply.response;
  const bool short_enough = entry->response_bytes <= limits.body;
  entry->response = {response.status, response.headers, short_enough ? response.body : std::string()};
  std::vector<std::string*> texts = {&redacted.request.method, &redacted.request.target, &redacted.request.body};
  for (std::string& finding : outcome.findings) texts.push_back(&finding);
  entry->response_omitted = redactor.redact(entry->response, redacted, limits.body, texts);
  if (!short_enough) entry->response_omitted = too_long(limits.body);
  if (outcome.reply.delivery.stream) entry->response_omitted = "passed on as it came, and not judged";
  entry->request = std::move(redacted.request);
  entry->request_omitted = std::move(redacted.body_omitted);
  entry->stub = std::move(outcome.stub);
  entry->matched = outcome.matched;
  entry->provider = std::move(outcome.provider);
  entry->operation = std::move(outcome.operation);
  entry->example = std::move(outcome.example);
  entry->why = std::move(outcome.why);
  entry->scenario = std::move(outcome.scenario);
  entry->findings = std::move(outcome.findings);
  const Delivery& delivery = outcome.reply.delivery;
  if (delivery.fault != Fault::none) entry->fault = fault_info(delivery.fault).name;
  entry->delay = delivery.delay;
  entry->took = std::chrono::duration_cast<std::chrono::microseconds>(options.clock() - began);
  const AccessRecord record = describe_access(*entry);
  metrics.count(record);
  if (options.log) options.log(record);
  journal.add(std::move(entry));
}

}  // namespace steelyard::server
