#include "cli/reload/serve_reload.h"

#include <ostream>  // messages
#include <sstream>  // whole messages
#include <utility>  // std::move

#include "base/json.h"
#include "cli/scenario_choice.h"
#include "cli/selection.h"
#include "cli/tell.h"
#include "provider/audit.h"
#include "provider/scenario/scenario_audit.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using Providers = std::vector<provider::Provider>;

std::vector<fs::path> named_paths(const Arguments& arguments) {
  std::vector<fs::path> paths;
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

// What is new is served, or nothing changes. Credentials that it declares are known before the first request with them.
Status serve_instead(server::Service& service, Providers providers) {
  Result<server::Providers> prepared = server::Mock::prepare(std::move(providers));
  if (!prepared) return prepared.error();
  if (Status kept = check_answers(*prepared); !kept) return kept;
  service.redactor.learn(*prepared);
  service.mock.serve(std::move(*prepared));
  return {};
}

// As one piece of text, since requests are logged by other threads meanwhile.
void tell_reload(const std::optional<Error>& error, const Context& context) {
  std::ostringstream text;
  if (error) {
    tell_error(*error, context.json, text);
    if (!context.json && !context.quiet) text << "steelyard: the last good state goes on serving\n";
  } else if (context.json) {
    text << write_json(Json{{"reloaded", true}}) << '\n';
  } else if (!context.quiet) {
    text << "steelyard: reloaded\n";
  }
  context.err << text.str();
  context.err.flush();
}

}  // namespace

std::unique_ptr<Reloader> start_reloader(const Arguments& arguments, server::Service& service, const Context& context) {
  std::vector<fs::path> paths = named_paths(arguments);
  // A drill breaks contracts on purpose; what it broke is not read again.
  if (paths.empty() || arguments.has("no-watch") || arguments.has("drift")) return nullptr;
  std::vector<fs::path> documents;
  for (const auto& served : service.mock.providers()) {
    for (fs::path& file : documents_of(*served->provider.contract)) documents.push_back(std::move(file));
  }
  const auto load = [&arguments, &context]() -> Result<Providers> {
    Context silent = context;
    silent.quiet = true;  // the warnings of the documents have been told
    Result<Providers> providers = select_providers(arguments, silent);
    if (!providers) return providers;
    if (Status added = add_scenarios(arguments, *providers); !added) return added.error();
    return providers;
  };
  const auto apply = [&service](Providers providers) { return serve_instead(service, std::move(providers)); };
  const auto tell = [&service, &context](const std::optional<Error>& error) {
    service.reload_failure.set(error);
    tell_reload(error, context);
  };
  return std::make_unique<Reloader>(ReloadPlan{std::move(paths), load, apply, tell}, documents);
}

}  // namespace steelyard::cli
