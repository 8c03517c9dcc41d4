// /__admin/providers/NAME/scenario: ours. The scenarios of a provider's pack, which of them runs, and in which state.
#include <algorithm>  // std::find_if

#include "base/json.h"
#include "base/suggest.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

std::vector<ScenarioStatus> scenarios_of(const AdminCall& call) {
  std::vector<ScenarioStatus> own = call.service.mock.scenarios().list();
  own.erase(std::remove_if(own.begin(), own.end(), [&](const auto& each) { return each.provider != call.id(); }),
            own.end());
  return own;
}

// The keys stay where they are: an id of a key tells nothing to people.
Json scenarios_json(const AdminCall& call) {
  Json list = Json::array();
  for (const ScenarioStatus& scenario : scenarios_of(call)) {
    list.push_back({{"name", scenario.name},
                    {"says", scenario.says},
                    {"states", scenario.states},
                    {"perKey", scenario.per_key},
                    {"running", scenario.running},
                    {"state", scenario.state},
                    {"keys", scenario.keys.size()}});
  }
  return {{"scenarios", std::move(list)}};
}

bool is_provider(const AdminCall& call) {
  const Providers& providers = call.service.mock.providers();
  return std::any_of(providers.begin(), providers.end(),
                     [&](const auto& served) { return served->provider.name == call.id(); });
}

Reply no_provider(const AdminCall& call) {
  std::vector<std::string> known;
  for (const auto& served : call.service.mock.providers()) known.push_back(served->provider.name);
  return to_response({"no-provider", 404, "no provider is called " + call.id(), {}, {}, std::move(known)});
}

Reply no_scenario(const std::string& name, const std::vector<ScenarioStatus>& own) {
  std::vector<std::string> known;
  known.reserve(own.size());
  for (const ScenarioStatus& scenario : own) known.push_back(scenario.name);
  const std::optional<std::string> near = suggest(name, known);
  return to_response({"no-scenario",
                      404,
                      "no scenario of the provider is called " + name + (near ? "; did you mean " + *near + "?" : ""),
                      {},
                      {},
                      std::move(known)});
}

Reply show(const AdminCall& call) { return is_provider(call) ? json_reply(scenarios_json(call)) : no_provider(call); }

// Starts the one scenario from the beginning, or from the state that is named, in the place of those that run.
Reply start(const AdminCall& call) {
  if (!is_provider(call)) return no_provider(call);
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  MappingErrors errors;
  MemberReader reader(*body.json, "", errors);
  const std::string name = reader.text("name").value_or("");
  const std::string state = reader.text("state").value_or("");
  reader.finish();
  const std::vector<ScenarioStatus> own = scenarios_of(call);
  const auto found = std::find_if(own.begin(), own.end(), [&](const auto& each) { return each.name == name; });
  if (!errors.empty()) return errors_reply(errors);
  if (found == own.end()) return no_scenario(name, own);
  if (!state.empty() && std::find(found->states.begin(), found->states.end(), state) == found->states.end())
    return errors_reply({{"/state", "the scenario " + name + " has no state " + state}});
  ScenarioStore& store = call.service.mock.scenarios();
  store.stop_all(call.id());
  Status done = store.start(call.id(), name);
  if (done && !state.empty()) done = store.set_state(call.id(), name, state);
  return done ? json_reply(scenarios_json(call)) : errors_reply({{"", done.error().message}});
}

Reply stop(const AdminCall& call) {
  if (!is_provider(call)) return no_provider(call);
  call.service.mock.scenarios().stop_all(call.id());
  return json_reply(scenarios_json(call));
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/providers/{}/scenario", show},
    {"PUT", "/providers/{}/scenario", start},
    {"DELETE", "/providers/{}/scenario", stop},
};

}  // namespace

std::span<const AdminRoute> provider_scenario_routes() { return kRoutes; }

}  // namespace steelyard::server
