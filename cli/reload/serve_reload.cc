#include "cli/reload/serve_reload.h"

#include <ostream>  // messages
#include <sstream>  // whole messages
#include <utility>  // std::move

#include "base/json.h"
#include "cli/make_mock.h"
#include "cli/rate_limits.h"
#include "cli/scenario_choice.h"
#include "cli/tell.h"
#include "provider/audit.h"
#include "provider/scenario/scenario_audit.h"
#include "report/safe_text.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using Providers = std::vector<provider::Provider>;

std::vector<fs::path> named_paths(const Arguments& arguments) {
  std::vector<fs::path> paths = scenario_files(arguments);
  for (const char* option : {"pack", "spec", "page"}) {
    for (const std::string& path : arguments.values(option)) paths.emplace_back(path);
  }
  return paths;
}

// What `serve` refuses at its start is refused later too: the first breach.
Status check_answers(const server::Providers& providers) {
  for (const auto& served : providers) {
    const auto breaches = provider::audit_fixtures(served->provider, served->validators);
    if (!breaches.empty()) return breaches.front().error;
    for (const provider::Scenario& scenario : served->provider.scenarios) {
      const auto errors = provider::audit_scenario(served->provider, scenario, served->validators);
      if (!errors.empty()) return errors.front();
    }
  }
  return {};
}

// What serving something else takes.
struct Target {
  const Arguments& arguments;
  server::Service& service;
  Tls& tls;
  const Context& context;
};

// What is new is served, or nothing changes. Credentials that it declares are known before the first request with them.
Result<server::ScenarioChanges> serve_instead(const Target& target, Providers providers) {
  const auto limits = read_rate_limits(target.arguments, providers);
  if (!limits) return limits.error();
  Result<server::Providers> prepared = server::Mock::prepare(std::move(providers));
  if (!prepared) return prepared.error();
  if (!target.arguments.has("drift")) {  // a drill has asked before, and its answers break the contract on purpose
    if (Status kept = check_answers(*prepared); !kept) return kept.error();
  }
  const Status certified = learn_hosts(target.arguments, *prepared, target.context, target.tls);
  if (!certified) return certified.error();
  target.service.redactor.learn(*prepared);
  server::Mock& mock = target.service.mock;
  mock.limiter().replace(*limits);
  const std::vector<server::ScenarioStatus> before = mock.scenarios().list();
  server::ScenarioChanges changes = mock.serve(std::move(*prepared));
  start_new_scenarios(target.arguments, before, mock, changes);
  return changes;
}

void tell_text(const server::ScenarioChanges& changes, std::ostream& text) {
  text << "steelyard: reloaded\n";
  for (const std::string& name : changes.begun_anew)
    text << report::safe_text("steelyard: the scenario " + name + " changed and begins anew") << '\n';
  for (const std::string& name : changes.stopped)
    text << report::safe_text("steelyard: the scenario " + name + " no longer runs") << '\n';
}

// As one piece of text, since requests are logged by other threads meanwhile.
void tell_reload(const Result<server::ScenarioChanges>& reloaded, const Context& context) {
  std::ostringstream text;
  if (!reloaded) {
    tell_error(reloaded.error(), context.json, text);
    if (!context.json && !context.quiet) text << "steelyard: the last good state goes on serving\n";
  } else if (context.json) {
    const Json told = {
        {"reloaded", true}, {"scenarios_begun_anew", reloaded->begun_anew}, {"scenarios_stopped", reloaded->stopped}};
    text << write_json(told) << '\n';
  } else if (!context.quiet) {
    tell_text(*reloaded, text);
  }
  context.err << text.str();
  context.err.flush();
}

}  // namespace

std::unique_ptr<Reloader> start_reloader(const Arguments& arguments, server::Service& service, Tls& tls,
                                         const Context& context) {
  std::vector<fs::path> paths = named_paths(arguments);
  if (paths.empty() || arguments.has("no-watch")) return nullptr;
  std::vector<fs::path> documents;
  for (const auto& served : service.mock.providers()) {
    for (fs::path& file : documents_of(*served->provider.contract)) documents.push_back(std::move(file));
  }
  const auto load = [&arguments, &context]() -> Result<Providers> {
    Context silent = context;
    silent.quiet = true;  // the warnings of the documents have been told
    return read_providers(arguments, silent);
  };
  const auto apply = [target = Target{arguments, service, tls, context}](Providers providers) {
    return serve_instead(target, std::move(providers));
  };
  const auto tell = [&service, &context](const Result<server::ScenarioChanges>& reloaded) {
    service.reload_failure.set(reloaded ? std::nullopt : std::optional(reloaded.error()));
    tell_reload(reloaded, context);
  };
  return std::make_unique<Reloader>(ReloadPlan{std::move(paths), load, apply, tell}, documents);
}

}  // namespace steelyard::cli
