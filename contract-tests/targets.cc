#include "contract-tests/targets.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::find_if
#include <chrono>     // response times

#include "checks/run.h"
#include "http/client.h"
#include "provider/pack.h"

namespace steelyard::contract_tests {
namespace {

std::int64_t microseconds_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

Result<std::vector<provider::Provider>> load_builtins() {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return loader.error();
  std::vector<provider::Provider> providers;
  for (const std::string& name : provider::builtin_names()) {
    Result<provider::Provider> loaded = loader->load_builtin(name);
    if (!loaded) return loaded.error();
    providers.push_back(std::move(*loaded));
  }
  return providers;
}

}  // namespace

Result<std::unique_ptr<Targets>> Targets::create(const Environment& environment) {
  Result<std::vector<provider::Provider>> providers = load_builtins();
  if (!providers) return providers.error();
  auto made = std::make_unique<Targets>();
  Result<std::unique_ptr<MockServer>> mock = MockServer::start(*providers, nullptr);
  if (!mock) return mock.error();
  made->mock_ = std::move(*mock);
  for (provider::Provider& each : *providers) {
    const std::optional<LiveApi> live = find_live_api(environment, each.name);
    Result<std::unique_ptr<http::Transport>> transport = http::connect(live ? live->url : made->mock_->url(), {});
    if (!transport) return transport.error();
    made->all_.push_back({std::move(each), live.has_value(), live ? live->key : "", std::move(*transport)});
  }
  return made;
}

const Target& Targets::find(const std::string& provider) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Target& target) { return target.provider.name == provider; });
  REQUIRE_MESSAGE(found != all_.end(), provider << " is no built-in provider");
  return *found;
}

std::vector<report::Case> run_all_checks(const Target& target) {
  return checks::run_checks(target.provider, {*target.transport, target.live, target.key}, {}, microseconds_now);
}

const Targets& targets() {
  static const Result<std::unique_ptr<Targets>> made = Targets::create(process_environment);
  if (!made) FAIL(to_string(made.error()));
  return **made;
}

http::Response send(const Target& target, const http::Request& request) {
  Result<http::Response> response = target.transport->send(request);
  if (!response) FAIL(to_string(response.error()));
  return std::move(*response);
}

}  // namespace steelyard::contract_tests
