// /__admin/health, version, reset, shutdown.
#include "base/json.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

Reply health(const AdminCall& call) {
  const Service& service = call.service;
  const Moment now = service.options.clock();
  Json state = {{"status", "healthy"},
                {"message", "Steelyard is ok"},
                {"version", service.options.version},
                {"uptimeInSeconds", std::chrono::duration_cast<std::chrono::seconds>(now - service.started).count()},
                {"timestamp", iso_time(now)}};
  if (const auto failure = service.reload_failure.get()) state["reloadError"] = to_string(*failure);
  return json_reply(state);
}

Reply version(const AdminCall& call) { return json_reply({{"version", call.service.options.version}}); }

// Stubs, states of scenarios, windows of rate limits, the journal and what next calls get. The delay of the settings
// stays, as in WireMock.
Reply reset(const AdminCall& call) {
  call.service.stubs.clear();
  call.service.journal.clear();
  call.service.next.clear_all();
  call.service.mock.scenarios().reset();
  call.service.mock.limiter().reset();
  return done_reply();
}

Reply shutdown(const AdminCall& call) {
  call.service.options.shutdown();
  http::Response response;
  response.headers.add("Connection", "close");
  return response;
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/health", health},
    {"GET", "/version", version},
    {"POST", "/reset", reset},
    {"POST", "/shutdown", shutdown},
};

}  // namespace

std::span<const AdminRoute> system_routes() { return kRoutes; }

}  // namespace steelyard::server
