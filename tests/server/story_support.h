// Mocks of built-in providers with scenarios and limits, for tests of what two requests in a row tell.
#pragma once

#include <doctest/doctest.h>

#include <memory>  // mocks
#include <string>  // names
#include <vector>  // providers

#include "provider/pack.h"
#include "provider/scenario/scenario_check.h"
#include "server/mock.h"

namespace steelyard::server {

inline provider::Provider builtin_with_scenarios(const std::string& name) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load_builtin(name);
  if (!provider) FAIL(to_string(provider.error()));
  const Result<std::vector<provider::Scenario>> common = loader->common_scenarios();
  REQUIRE(common);
  for (const provider::Scenario& scenario : *common) REQUIRE(add_scenario(scenario, *provider));
  return std::move(*provider);
}

inline std::unique_ptr<Mock> mock_of(provider::Provider provider, MockMemory memory = {}) {
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(provider));
  Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1, std::move(memory));
  if (!mock) FAIL(to_string(mock.error()));
  return std::move(*mock);
}

inline std::unique_ptr<Mock> mock_of(const std::string& builtin, MockMemory memory = {}) {
  return mock_of(builtin_with_scenarios(builtin), std::move(memory));
}

}  // namespace steelyard::server
