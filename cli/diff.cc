// `steelyard diff`: what a revision of a contract means for those who rely on the base.
#include <fmt/format.h>  // targets

#include "cli/command.h"
#include "cli/contract_findings.h"
#include "cli/contract_source.h"
#include "cli/write_reports.h"
#include "drift/contract_cases.h"

namespace steelyard::cli {
namespace {

// Findings are of the API as the base knows it, so that a new title of the revision does not make them others.
std::string provider_of(const ContractSource& base, const ContractSource& revision) {
  return revision.pack && !base.pack ? revision.provider : base.provider;
}

}  // namespace

Result<int> run_diff(const Arguments& arguments, Context& context) {
  const Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan) return plan.error();
  const Result<std::optional<int>> days = arguments.integer("deprecation-days", 0, 36'500);
  if (!days) return days.error();
  http::ClientOptions options;
  options.insecure = arguments.has("insecure");
  const Result<ContractSource> base = read_contract_source(*arguments.value("BASE"), options, context);
  if (!base) return base.error();
  const Result<ContractSource> revision = read_contract_source(*arguments.value("REVISION"), options, context);
  if (!revision) return revision.error();

  const std::string provider = provider_of(*base, *revision);
  report::Report report{"steelyard diff", fmt::format("{} to {}", base->name, revision->name), timestamp_now(), {}, {}};
  drift::RuleContext rules{report.timestamp.substr(0, 10), days->value_or(0), false};
  if (const auto level = arguments.value("stability-level")) rules.stability = *level;
  Result<std::vector<report::Finding>> findings = contract_findings(*base, *revision, provider, rules);
  if (!findings) return findings.error();
  report.rules = drift::rules_of(*findings);
  report.cases = drift::make_contract_cases({*base->contract, *revision->contract, provider}, std::move(*findings));
  return write_reports(std::move(report), *plan, context);
}

}  // namespace steelyard::cli
