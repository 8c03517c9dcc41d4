#include "cli/scenario_choice.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find_if
#include <set>        // names
#include <utility>    // pairs

#include "base/suggest.h"
#include "provider/scenario/scenario_check.h"

namespace steelyard::cli {
namespace {

using provider::Provider;
using provider::Scenario;

bool is_file(const std::string& choice) {
  const auto ends = [&](std::string_view ending) { return choice.ends_with(ending); };
  return choice.find('/') != std::string::npos || ends(".yaml") || ends(".yml") || ends(".json");
}

bool has_scenario(const Provider& provider, const std::string& name) {
  return std::any_of(provider.scenarios.begin(), provider.scenarios.end(),
                     [&](const Scenario& scenario) { return scenario.name == name; });
}

// Takes the place of one of its name; if it does not fit the provider, that one stays.
Status replace_scenario(const Scenario& scenario, Provider& provider) {
  if (Status fits = check_scenario(provider, scenario); !fits) return fits;
  std::erase_if(provider.scenarios, [&](const Scenario& other) { return other.name == scenario.name; });
  return add_scenario(scenario, provider);
}

// A file that names no provider is for those that have its operations.
Status add_to_all(const Scenario& scenario, std::vector<Provider>& providers) {
  Status first_miss;
  std::size_t added = 0;
  for (Provider& provider : providers) {
    Status status = replace_scenario(scenario, provider);
    added += status ? 1U : 0U;
    if (status) continue;
    if (status.error().code != ErrorCode::pack_operation_unknown) return status;
    if (first_miss) first_miss = std::move(status);
  }
  return added == 0 ? first_miss : Status();
}

Status add_file(const Scenario& scenario, std::vector<Provider>& providers) {
  if (scenario.provider.empty()) return add_to_all(scenario, providers);
  std::vector<std::string> names;
  for (Provider& provider : providers) {
    if (provider.name == scenario.provider) return replace_scenario(scenario, provider);
    names.push_back(provider.name);
  }
  const auto near = suggest(scenario.provider, names);
  return Error{ErrorCode::provider_unknown,
               fmt::format("the scenario is for \"{}\", which is not served{}", scenario.provider,
                           near ? "; did you mean \"" + *near + "\"?" : ""),
               scenario.where};
}

// Provider and name of each scenario that came from the file.
std::vector<std::pair<std::string, std::string>> scenarios_of(const std::string& file, const server::Mock& mock) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& served : mock.providers()) {
    for (const Scenario& scenario : served->provider.scenarios) {
      if (scenario.where.file == file) found.emplace_back(served->provider.name, scenario.name);
    }
  }
  return found;
}

bool is_listed(const std::vector<server::ScenarioStatus>& list, const std::string& provider, const std::string& name) {
  return std::any_of(list.begin(), list.end(), [&](const server::ScenarioStatus& each) {
    return each.provider == provider && each.name == name;
  });
}

Status start_everywhere(const std::string& name, const Location& where, server::Mock& mock) {
  std::size_t started = 0;
  std::set<std::string> known;
  for (const server::ScenarioStatus& scenario : mock.scenarios().list()) {
    known.insert(scenario.name);
    if (scenario.name != name) continue;
    if (Status status = mock.scenarios().start(scenario.provider, name); !status) return status;
    ++started;
  }
  if (started > 0) return {};
  const auto near = suggest(name, {known.begin(), known.end()});
  return Error{ErrorCode::scenario_unknown,
               fmt::format("there is no scenario \"{}\"{}; there are {}", name,
                           near ? "; did you mean \"" + *near + "\"?" : "", fmt::join(known, ", ")),
               where};
}

}  // namespace

Status add_scenarios(const Arguments& arguments, std::vector<Provider>& providers) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return loader.error();
  const Result<std::vector<Scenario>> common = loader->common_scenarios();
  if (!common) return common.error();
  for (Provider& provider : providers) {
    for (const Scenario& scenario : *common) {
      if (has_scenario(provider, scenario.name)) continue;
      if (Status added = add_scenario(scenario, provider); !added) return added;
    }
  }
  for (const std::string& choice : arguments.values("scenario")) {
    if (!is_file(choice)) continue;
    const Result<Scenario> scenario = loader->load_scenario(choice);
    if (!scenario) return scenario.error();
    if (Status added = add_file(*scenario, providers); !added) return added;
  }
  return {};
}

Status start_scenarios(const Arguments& arguments, server::Mock& mock) {
  for (const std::string& choice : arguments.values("scenario")) {
    if (is_file(choice)) {
      for (const auto& [provider, scenario] : scenarios_of(choice, mock)) {
        if (Status started = mock.scenarios().start(provider, scenario); !started) return started;
      }
      continue;
    }
    const std::size_t colon = choice.find(':');
    Status started = colon == std::string::npos
                         ? start_everywhere(choice, {}, mock)
                         : mock.scenarios().start(choice.substr(0, colon), choice.substr(colon + 1));
    if (!started) return started;
  }
  return {};
}

std::vector<std::filesystem::path> scenario_files(const Arguments& arguments) {
  std::vector<std::filesystem::path> files;
  for (const std::string& choice : arguments.values("scenario")) {
    if (is_file(choice)) files.emplace_back(choice);
  }
  return files;
}

void start_new_scenarios(const Arguments& arguments, const std::vector<server::ScenarioStatus>& before,
                         server::Mock& mock, server::ScenarioChanges& changes) {
  for (const std::filesystem::path& file : scenario_files(arguments)) {
    for (const auto& [provider, scenario] : scenarios_of(file.string(), mock)) {
      if (is_listed(before, provider, scenario) || !mock.scenarios().start(provider, scenario)) continue;
      changes.begun_anew.push_back(provider + ":" + scenario);
    }
  }
}

}  // namespace steelyard::cli
