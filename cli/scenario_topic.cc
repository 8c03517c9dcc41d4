#include "cli/scenario_topic.h"

#include <fmt/format.h>  // states

#include "provider/pack.h"

namespace steelyard::cli {
namespace {

Entry entry_of(const std::string& prefix, const provider::Scenario& scenario) {
  return {prefix + scenario.name, scenario.says,
          fmt::format("Start it with `steelyard serve --scenario {}{}`; its states are {}.", prefix, scenario.name,
                      fmt::join(scenario.states(), ", "))};
}

}  // namespace

std::vector<Entry> scenarios_topic(const Providers& providers) {
  std::vector<Entry> entries;
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return entries;
  if (const auto common = loader->common_scenarios()) {
    for (const provider::Scenario& scenario : *common) entries.push_back(entry_of("", scenario));
  }
  for (const provider::Provider& provider : providers) {
    for (const provider::Scenario& scenario : provider.scenarios) {
      entries.push_back(entry_of(provider.name + ":", scenario));
    }
  }
  return entries;
}

}  // namespace steelyard::cli
