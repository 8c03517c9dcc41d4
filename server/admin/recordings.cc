// /__admin/recordings: requests go to an API, and what it answers becomes stubs. `steelyard record` writes packs.
#include "base/json.h"
#include "http/client.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"
#include "server/record/recorded_stubs.h"
#include "server/stubs/member_reader.h"

namespace steelyard::server {
namespace {

// WireMock's code for a recording that is not going on.
constexpr int kNotRecording = 30;

constexpr const char* kNotSupported[] = {"filters",         "captureHeaders",      "requestBodyPattern",
                                         "transformers",    "extractBodyCriteria", "transformerParameters",
                                         "allowNonProxied", "outputFormat"};

// What of WireMock's "record spec" is understood.
struct RecordSpec {
  std::string url;
  bool as_scenarios = true;
};

RecordSpec read_spec(const Json& json, MappingErrors& errors) {
  RecordSpec spec;
  MemberReader reader(json, "", errors);
  spec.url = reader.text("targetBaseUrl").value_or("");
  spec.as_scenarios = reader.flag("repeatsAsScenarios").value_or(true);
  reader.flag("persist");  // stubs live as long as the server in any case
  for (const char* member : kNotSupported) {
    reader.refuse(member, "a recording keeps every exchange of the journal with an upstream");
  }
  reader.finish();
  return spec;
}

// Adds what was recorded to the stubs. The first is asked first among those of one request: it is added last.
Json add_stubs(Service& service, const Json& recorded) {
  Json added = Json::array();
  for (auto mapping = recorded.rbegin(); mapping != recorded.rend(); ++mapping) {
    auto read = read_stub_mapping(*mapping, [&] { return service.ids.next(); });
    auto* stub = std::get_if<StubMapping>(&read);
    if (stub == nullptr) continue;
    added.insert(added.begin(), *stub->json);
    service.stubs.add(std::move(*stub));
  }
  return {{"mappings", std::move(added)}};
}

struct SpecBody {
  RecordSpec spec;
  std::optional<Reply> refused;
};

SpecBody read_body(const AdminCall& call) {
  if (call.request.body.empty()) return {};
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return {{}, body.refused};
  MappingErrors errors;
  RecordSpec spec = read_spec(*body.json, errors);
  if (!errors.empty()) return {{}, errors_reply(errors)};
  return {std::move(spec), std::nullopt};
}

Reply start(const AdminCall& call) {
  const SpecBody body = read_body(call);
  if (body.refused) return *body.refused;
  auto upstream = http::connect(body.spec.url, {});
  if (!upstream) return errors_reply({{"/targetBaseUrl", upstream.error().message}});
  Service& service = call.service;
  auto running = service.recording.end();
  auto before = service.mock.forward_to(std::make_shared<const Proxy>(std::move(*upstream), ProxyOptions{}));
  if (running) before = std::move(running->before);
  service.recording.begin({service.options.clock(), std::move(before), body.spec.as_scenarios});
  return done_reply();
}

Reply stop(const AdminCall& call) {
  Service& service = call.service;
  const auto session = service.recording.end();
  if (!session) return error_reply(400, kNotRecording, "Not currently recording.");
  service.mock.forward_to(session->before);
  return json_reply(
      add_stubs(service, recorded_stubs(service.journal.newest_first(), {session->begun, session->as_scenarios})));
}

Reply status(const AdminCall& call) { return json_reply({{"status", call.service.recording.name()}}); }

// Of everything that an upstream has answered, with --proxy too.
Reply snapshot(const AdminCall& call) {
  const SpecBody body = read_body(call);
  if (body.refused) return *body.refused;
  return json_reply(add_stubs(
      call.service, recorded_stubs(call.service.journal.newest_first(), {.as_scenarios = body.spec.as_scenarios})));
}

constexpr AdminRoute kRoutes[] = {
    {"POST", "/recordings/start", start},
    {"POST", "/recordings/stop", stop},
    {"GET", "/recordings/status", status},
    {"POST", "/recordings/snapshot", snapshot},
};

}  // namespace

std::span<const AdminRoute> recording_routes() { return kRoutes; }

}  // namespace steelyard::server
