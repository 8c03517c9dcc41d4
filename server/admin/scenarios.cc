// /__admin/scenarios: the states that stubs move through.
#include "base/json.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

// WireMock's code for a state that no stub of the scenario names.
constexpr int kNoSuchState = 11;

Reply list(const AdminCall& call) {
  Json scenarios = Json::array();
  for (const ScenarioState& scenario : call.service.stubs.scenarios()) {
    Json mappings = Json::array();
    for (const Stub& stub : scenario.stubs) mappings.push_back(*stub->json);
    scenarios.push_back({{"id", scenario.name},
                         {"name", scenario.name},
                         {"state", scenario.state},
                         {"possibleStates", scenario.possible},
                         {"mappings", std::move(mappings)}});
  }
  return json_reply({{"scenarios", std::move(scenarios)}});
}

Reply reset(const AdminCall& call) {
  call.service.stubs.reset_scenarios();
  return json_reply(Json::object());
}

// Without a body, the scenario goes back to where it started.
Reply set_state(const AdminCall& call) {
  std::string state = "Started";
  if (!call.request.body.empty()) {
    const AdminBody body = read_admin_body(call.request);
    if (body.refused) return *body.refused;
    MappingErrors errors;
    MemberReader reader(*body.json, "", errors);
    state = reader.text("state").value_or(state);
    reader.finish();
    if (!errors.empty()) return errors_reply(errors);
  }
  switch (call.service.stubs.set_state(call.id, state)) {
    case StateChange::no_such_scenario:
      return not_found_reply("Scenario " + call.id);
    case StateChange::no_such_state:
      return error_reply(422, kNoSuchState, "Scenario " + call.id + " does not support state " + state);
    case StateChange::done:
      break;
  }
  return json_reply(Json::object());
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/scenarios", list},
    {"POST", "/scenarios/reset", reset},
    {"PUT", "/scenarios/{}/state", set_state},
};

}  // namespace

std::span<const AdminRoute> scenario_routes() { return kRoutes; }

}  // namespace steelyard::server
