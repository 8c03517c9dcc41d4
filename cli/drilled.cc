#include "cli/drilled.h"

#include <fmt/format.h>  // notes

#include <ostream>  // notes

#include "drift/drill.h"
#include "openapi/validator_store.h"
#include "provider/audit.h"
#include "report/safe_text.h"

namespace steelyard::cli {
namespace {

Status check_fixtures(const provider::Provider& provider) {
  openapi::ValidatorStore validators(*provider.contract);
  for (const provider::FixtureBreach& breach : provider::audit_fixtures(provider, validators)) return breach.error;
  return {};
}

void tell(const drift::Drill& drilled, Context& context) {
  if (context.quiet) return;
  for (const drift::DrilledAnswer& answer : drilled.answers) {
    context.err << report::safe_text(fmt::format("steelyard: drill: {} {}: {}", drilled.provider.name, answer.operation,
                                                 answer.change))
                << '\n';
  }
}

}  // namespace

Status apply_drill(const Arguments& arguments, std::vector<provider::Provider>& providers, Context& context) {
  const std::optional<std::string> name = arguments.value("drift");
  if (!name) return {};
  const Result<drift::ObservedRule> rule = drift::find_drill(*name);
  if (!rule) return rule.error();
  bool any = false;
  std::optional<Error> refused;
  for (provider::Provider& provider : providers) {
    if (Status kept = check_fixtures(provider); !kept) return kept;
    Result<drift::Drill> drilled = drift::drill(provider, *rule);
    if (!drilled) {
      refused = drilled.error();
      continue;
    }
    tell(*drilled, context);
    provider = std::move(drilled->provider);
    any = true;
  }
  return any || !refused ? Status() : Status(*refused);
}

}  // namespace steelyard::cli
