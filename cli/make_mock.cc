#include "cli/make_mock.h"

#include <chrono>  // the clock of rate limits
#include <random>  // the salt of key ids

#include "cli/delivery_options.h"
#include "cli/drilled.h"
#include "cli/rate_limits.h"
#include "cli/scenario_choice.h"
#include "cli/selection.h"
#include "cli/tls_options.h"

namespace steelyard::cli {

Result<std::vector<provider::Provider>> read_providers(const Arguments& arguments, Context& context) {
  Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers;
  if (Status drilled = apply_drill(arguments, *providers, context); !drilled) return drilled.error();
  if (Status added = add_scenarios(arguments, *providers); !added) return added.error();
  return providers;
}

Result<std::unique_ptr<server::Mock>> make_mock(const Arguments& arguments, Context& context) {
  const Result<std::optional<int>> seed = arguments.integer("seed", 0, 2'147'483'647);
  if (!seed) return seed.error();
  Result<std::vector<provider::Provider>> providers = read_providers(arguments, context);
  if (!providers) return providers.error();
  Result<std::map<std::string, provider::RateLimit>> limits = read_rate_limits(arguments, *providers);
  if (!limits) return limits.error();
  const Result<server::DeliveryDefaults> delivery = read_delivery_options(arguments);
  if (!delivery) return delivery.error();
  server::MockMemory memory;
  memory.rate_limits = std::move(*limits);
  memory.clock = [] { return std::chrono::system_clock::now(); };
  memory.scenarios.salt = std::random_device()();
  const server::MockOptions options{!arguments.has("no-request-validation"), arguments.has("dynamic"), *delivery,
                                    speaks_tls(arguments)};
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(
      std::move(*providers), options, static_cast<std::uint64_t>(seed->value_or(1)), std::move(memory));
  if (!mock) return mock.error();
  if (Status started = start_scenarios(arguments, **mock); !started) return started.error();
  return mock;
}

}  // namespace steelyard::cli
