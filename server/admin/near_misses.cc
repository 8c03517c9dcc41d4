// Near misses: the stubs, and the operations of the APIs, that a request came close to; the requests that a pattern
// came close to.
#include <algorithm>  // sorting

#include "base/json.h"
#include "base/pointer.h"
#include "http/form.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"
#include "server/forward_proxy.h"
#include "server/journal/event_json.h"
#include "server/preferences.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kNearest = 3;

Json verdict_json(const RequestVerdict& verdict) {
  Json differences = Json::array();
  for (const Difference& difference : verdict.differences) {
    differences.push_back(
        {{"expected", difference.expected}, {"actual", difference.actual}, {"errorMessage", difference.message}});
  }
  return {{"subEvents", Json::array()}, {"diffDescriptions", std::move(differences)}, {"distance", verdict.distance}};
}

// What the stub asks for, its credentials disguised, so that the differences quote none.
RequestVerdict judge(const Service& service, const RequestPattern& pattern, const http::Request& redacted) {
  return pattern.disguised(service.redactor.disguise()).judge(RequestFacts(redacted));
}

void add_stubs(const Service& service, const http::Request& redacted, const Json& request, Json& misses) {
  for (const StubNearMiss& miss : service.stubs.near_misses(RequestFacts(redacted), kNearest)) {
    misses.push_back({{"request", request},
                      {"stubMapping", service.redactor.redact_mapping(*miss.stub->json)},
                      {"matchResult", verdict_json(judge(service, miss.stub->request, redacted))}});
  }
}

// Why the mock did not answer as the operation that the request named, in the order in which it looks.
std::string refusal_of(const Providers& providers, const RoutingResult& routed, const http::Request& request) {
  if (const std::string invalid = read_preferences(request).invalid; !invalid.empty()) return invalid;
  if (const auto foreign = refuse_foreign_host(providers, request)) return foreign->detail;
  if (!routed.route->answers(request.method)) return "the path is documented for " + routed.route->allow();
  return "the operation answers to this request";
}

// Ours: operations that the request may have meant, with the reason. WireMock's clients pass over the member.
Json operations_json(const Service& service, const http::Request& request) {
  const Providers providers = service.mock.providers();
  const RoutingResult routed = find_route(providers, request);
  std::vector<NearMiss> misses = routed.near_misses;
  if (routed.provider != nullptr) {
    const openapi::Operation* named = routed.route->operation(request.method);
    if (named == nullptr) named = routed.route->operations.front();
    misses.push_back(
        {named->method, named->path, routed.provider->provider.name, refusal_of(providers, routed, request)});
  }
  Json operations = Json::array();
  for (const NearMiss& miss : misses) {
    operations.push_back(
        {{"method", miss.method}, {"path", miss.path}, {"provider", miss.provider}, {"reason", miss.reason}});
  }
  return operations;
}

Reply of_unmatched(const AdminCall& call) {
  Json misses = Json::array();
  Json operations = Json::array();
  // As many requests as a person looks at; each is held against every stub.
  constexpr std::size_t kRequests = 100;
  std::size_t looked_at = 0;
  for (const JournalEntryPtr& entry : call.service.journal.newest_first()) {
    if (entry->matched || ++looked_at > kRequests) continue;
    Json request = logged_request_json(*entry);
    request.erase("id");
    add_stubs(call.service, entry->request, request, misses);
    for (Json& operation : operations_json(call.service, entry->request)) {
      operation["request"] = entry->id;
      operations.push_back(std::move(operation));
    }
  }
  return json_reply({{"nearMisses", std::move(misses)}, {"operations", std::move(operations)}});
}

// A logged request as clients send it: what count, find and the journal show. Only what patterns look at is read.
http::Request read_logged_request(const Json& json) {
  http::Request request;
  request.method = string_member(json, "method").empty() ? "GET" : std::string(string_member(json, "method"));
  request.target = string_member(json, "url").empty() ? "/" : std::string(string_member(json, "url"));
  if (const Json* headers = find_member(json, "headers"); headers != nullptr && headers->is_object()) {
    for (const auto& [name, value] : headers->items()) {
      if (value.is_string()) request.headers.add(name, value.get<std::string>());
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
        if (value[i].is_string()) request.headers.add(name, value[i].get<std::string>());
      }
    }
  }
  request.body = string_member(json, "body");
  return request;
}

Reply of_request(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  if (!body.json->is_object()) return errors_reply({{"", "expected a logged request"}});
  const http::Request request =
      call.service.redactor.redact(read_logged_request(*body.json), call.request.body.size()).request;
  Json misses = Json::array();
  add_stubs(call.service, request, *body.json, misses);
  return json_reply({{"nearMisses", std::move(misses)}, {"operations", operations_json(call.service, request)}});
}

Reply of_pattern(const AdminCall& call) {
  const AdminPattern read = read_admin_pattern(call.request);
  if (read.refused) return *read.refused;
  struct Miss {
    JournalEntryPtr entry;
    RequestVerdict verdict;
  };
  std::vector<Miss> nearest;
  const RequestPattern pattern = read.pattern.disguised(call.service.redactor.disguise());
  for (const JournalEntryPtr& entry : call.service.journal.newest_first()) {
    RequestVerdict verdict = pattern.judge(RequestFacts(entry->request));
    if (verdict.gave_up) return gave_up_reply();
    nearest.push_back({entry, std::move(verdict)});
    std::stable_sort(nearest.begin(), nearest.end(),
                     [](const Miss& a, const Miss& b) { return a.verdict.distance < b.verdict.distance; });
    if (nearest.size() > kNearest) nearest.pop_back();
  }
  Json misses = Json::array();
  for (const Miss& miss : nearest) {
    Json request = logged_request_json(*miss.entry);
    request.erase("id");
    misses.push_back({{"request", std::move(request)},
                      {"requestPattern", *read_admin_body(call.request).json},
                      {"matchResult", verdict_json(miss.verdict)}});
  }
  return json_reply({{"nearMisses", std::move(misses)}});
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/requests/unmatched/near-misses", of_unmatched},
    {"POST", "/near-misses/request", of_request},
    {"POST", "/near-misses/request-pattern", of_pattern},
    // Where wiremock-rest-client asks for them.
    {"POST", "/requests/near-misses/request", of_request},
    {"POST", "/requests/near-misses/request-pattern", of_pattern},
};

}  // namespace

std::span<const AdminRoute> near_miss_routes() { return kRoutes; }

}  // namespace steelyard::server
