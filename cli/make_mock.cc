#include "cli/make_mock.h"

#include "cli/drilled.h"
#include "cli/selection.h"

namespace steelyard::cli {

Result<std::unique_ptr<server::Mock>> make_mock(const Arguments& arguments, Context& context) {
  const Result<std::optional<int>> seed = arguments.integer("seed", 0, 2'147'483'647);
  if (!seed) return seed.error();
  Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  if (Status drilled = apply_drill(arguments, *providers, context); !drilled) return drilled.error();
  const server::MockOptions options{!arguments.has("no-request-validation"), arguments.has("dynamic")};
  return server::Mock::create(std::move(*providers), options, static_cast<std::uint64_t>(seed->value_or(1)));
}

}  // namespace steelyard::cli
