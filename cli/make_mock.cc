#include "cli/make_mock.h"

#include "cli/delivery_options.h"
#include "cli/selection.h"
#include "cli/tls_options.h"

namespace steelyard::cli {

Result<std::unique_ptr<server::Mock>> make_mock(const Arguments& arguments, Context& context) {
  const Result<std::optional<int>> seed = arguments.integer("seed", 0, 2'147'483'647);
  if (!seed) return seed.error();
  Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  const Result<server::DeliveryDefaults> delivery = read_delivery_options(arguments);
  if (!delivery) return delivery.error();
  const server::MockOptions options{!arguments.has("no-request-validation"), arguments.has("dynamic"), *delivery,
                                    speaks_tls(arguments)};
  return server::Mock::create(std::move(*providers), options, static_cast<std::uint64_t>(seed->value_or(1)));
}

}  // namespace steelyard::cli
