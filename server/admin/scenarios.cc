// /__admin/scenarios: the states that stubs move through, and the scenarios of packs that run, as PROVIDER/NAME.
#include <algorithm>  // std::find_if

#include "base/json.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

// WireMock's code for a state that no stub of the scenario names.
constexpr int kNoSuchState = 11;

std::string name_of(const ScenarioStatus& scenario) { return scenario.provider + "/" + scenario.name; }

// Each key is in a state of its own: that of the one used last is shown, since a test has one key mostly.
Json pack_scenario_json(const ScenarioStatus& scenario) {
  return {{"id", name_of(scenario)},
          {"name", name_of(scenario)},
          {"state", scenario.keys.empty() ? scenario.state : scenario.keys.front().state},
          {"possibleStates", scenario.states},
          {"mappings", Json::array()}};
}

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
  for (const ScenarioStatus& scenario : call.service.mock.scenarios().list()) {
    if (scenario.running) scenarios.push_back(pack_scenario_json(scenario));
  }
  return json_reply({{"scenarios", std::move(scenarios)}});
}

Reply reset(const AdminCall& call) {
  call.service.stubs.reset_scenarios();
  call.service.mock.scenarios().reset();
  return json_reply(Json::object());
}

// The state that the body names, "" without a body: where the scenario began.
struct WantedState {
  std::string state;
  std::optional<Reply> refused;
};

WantedState read_state(const http::Request& request) {
  if (request.body.empty()) return {};
  const AdminBody body = read_admin_body(request);
  if (body.refused) return {"", body.refused};
  MappingErrors errors;
  MemberReader reader(*body.json, "", errors);
  WantedState wanted{reader.text("state").value_or(""), std::nullopt};
  reader.finish();
  if (!errors.empty()) wanted.refused = errors_reply(errors);
  return wanted;
}

Reply no_such_state(const std::string& scenario, const std::string& state) {
  return error_reply(422, kNoSuchState, "Scenario " + scenario + " does not support state " + state);
}

Reply move_pack_scenario(Service& service, const std::string& full_name, const std::string& state) {
  ScenarioStore& store = service.mock.scenarios();
  const std::vector<ScenarioStatus> all = store.list();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const ScenarioStatus& each) { return name_of(each) == full_name; });
  if (found == all.end()) return not_found_reply("Scenario " + full_name);
  if (!found->running) {
    return error_reply(404, 404, "Scenario " + full_name + " does not run",
                       "start it with PUT /__admin/providers/" + found->provider + "/scenario");
  }
  const Status moved =
      state.empty() ? store.reset(found->provider, found->name) : store.set_state(found->provider, found->name, state);
  return moved ? json_reply(Json::object()) : no_such_state(full_name, state);
}

Reply set_state_of(const AdminCall& call, const std::string& scenario) {
  const WantedState wanted = read_state(call.request);
  if (wanted.refused) return *wanted.refused;
  const std::string of_stubs = wanted.state.empty() ? "Started" : wanted.state;
  switch (call.service.stubs.set_state(scenario, of_stubs)) {
    case StateChange::no_such_scenario:
      return move_pack_scenario(call.service, scenario, wanted.state);
    case StateChange::no_such_state:
      return no_such_state(scenario, of_stubs);
    case StateChange::done:
      break;
  }
  return json_reply(Json::object());
}

// A stub's scenario, or one of a pack whose slash is percent-encoded.
Reply set_state(const AdminCall& call) { return set_state_of(call, call.id()); }

Reply set_pack_state(const AdminCall& call) { return set_state_of(call, call.ids.at(0) + "/" + call.ids.at(1)); }

constexpr AdminRoute kRoutes[] = {
    {"GET", "/scenarios", list},
    {"POST", "/scenarios/reset", reset},
    {"PUT", "/scenarios/{}/state", set_state},
    {"PUT", "/scenarios/{}/{}/state", set_pack_state},
};

}  // namespace

std::span<const AdminRoute> scenario_routes() { return kRoutes; }

}  // namespace steelyard::server
