#include "cli/reload/serve_reload.h"

#include <ostream>  // messages
#include <sstream>  // whole messages
#include <utility>  // std::move

#include "base/json.h"
#include "cli/selection.h"
#include "cli/tell.h"
#include "provider/audit.h"

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
Status check_fixtures(const Providers& providers) {
  for (const provider::Provider& each : providers) {
    openapi::ValidatorStore validators(*each.contract);
    const auto breaches = provider::audit_fixtures(each, validators);
    if (!breaches.empty()) return breaches.front().error;
  }
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

std::unique_ptr<Reloader> start_reloader(const Arguments& arguments, server::Mock& mock, const Context& context) {
  std::vector<fs::path> paths = named_paths(arguments);
  if (paths.empty() || arguments.has("no-watch")) return nullptr;
  std::vector<fs::path> documents;
  for (const auto& served : mock.providers()) {
    for (fs::path& file : documents_of(*served->provider.contract)) documents.push_back(std::move(file));
  }
  const auto load = [&arguments, &context]() -> Result<Providers> {
    Context silent = context;
    silent.quiet = true;  // the warnings of the documents have been told
    Result<Providers> providers = select_providers(arguments, silent);
    if (!providers) return providers;
    if (Status kept = check_fixtures(*providers); !kept) return kept.error();
    return providers;
  };
  const auto apply = [&mock](Providers providers) { return mock.replace(std::move(providers)); };
  const auto tell = [&context](const std::optional<Error>& error) { tell_reload(error, context); };
  return std::make_unique<Reloader>(ReloadPlan{std::move(paths), load, apply, tell}, documents);
}

}  // namespace steelyard::cli
