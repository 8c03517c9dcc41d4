// `steelyard strength`: which mutations of the answers the contract fails to notice.
#include <ostream>  // standard output

#include "cli/command.h"
#include "cli/selection.h"
#include "cli/write_reports.h"
#include "drift/strength_report.h"

namespace steelyard::cli {

Result<int> run_strength(const Arguments& arguments, Context& context) {
  Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan) return plan.error();
  const Result<std::optional<int>> min_score = arguments.integer("min-score", 0, 100);
  if (!min_score) return min_score.error();
  const Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  std::vector<drift::Strength> all;
  report::Report report{"steelyard strength", "", timestamp_now(), {}, drift::strength_rules()};
  for (const provider::Provider& provider : *providers) {
    Result<drift::Strength> strength = drift::measure_strength(provider);
    if (!strength) return strength.error();
    for (report::Case& test : drift::strength_cases(*strength, {*min_score})) report.cases.push_back(std::move(test));
    report.target += (report.target.empty() ? "" : ", ") + provider.name;
    all.push_back(std::move(*strength));
  }
  // People want the scores and what would raise them, not a line for every case.
  if (plan->has_default_text) {
    plan->sinks.pop_back();
    context.out << drift::strength_text(all, context.verbose);
  }
  return write_reports(std::move(report), *plan, context);
}

}  // namespace steelyard::cli
