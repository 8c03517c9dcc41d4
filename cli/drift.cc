// `steelyard drift`: page, contract, answers of the pack and what was seen, with one vocabulary of findings.
#include <fmt/format.h>  // messages

#include <algorithm>  // std::any_of

#include "cli/client_options.h"
#include "cli/command.h"
#include "cli/drift_run.h"
#include "cli/drift_sources.h"
#include "cli/exit_code.h"
#include "cli/selection.h"
#include "cli/write_reports.h"
#include "drift/compare_shapes.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kSources[] = {"url", "samples", "shape", "mock"};
constexpr std::string_view kOfNetwork[] = {"key", "insecure", "timeout"};
constexpr std::string_view kOfBodies[] = {"operation", "status"};

// What was seen comes from one place, and each place has options of its own.
Status check_form(const Arguments& arguments) {
  int sources = 0;
  for (const std::string_view name : kSources) sources += arguments.has(name) ? 1 : 0;
  if (sources > 1) return Error{ErrorCode::usage, "--url, --samples, --shape and --mock exclude one another", {}};
  for (const std::string_view name : kOfNetwork) {
    const bool fetches = arguments.has("page") && name != "key";
    if (arguments.has(name) && !arguments.has("url") && !fetches) {
      return Error{
          ErrorCode::usage, fmt::format("--{} goes with --url{}", name, name == "key" ? "" : " or --page"), {}};
    }
  }
  for (const std::string_view name : kOfBodies) {
    if (arguments.has(name) && !arguments.has("samples") && !arguments.has("shape")) {
      return Error{ErrorCode::usage, fmt::format("--{} goes with --samples or --shape", name), {}};
    }
  }
  if (arguments.has("drift") && !arguments.has("mock")) {
    return Error{ErrorCode::usage, "--drift drills the mock, and goes with --mock", {}};
  }
  if (arguments.has("before") && !arguments.has("shape")) {
    return Error{ErrorCode::usage, "--before is an older shape, and goes with --shape", {}};
  }
  for (const std::string_view name : {"write", "page"}) {
    if (!arguments.has(name) || !arguments.has("before")) continue;
    return Error{ErrorCode::usage, fmt::format("--{} is about a contract, and two shapes have none", name), {}};
  }
  return {};
}

Result<drift::Policy> read_policy(const Arguments& arguments) {
  const std::string name = arguments.value("policy").value_or("documented");
  if (const auto policy = drift::parse_policy(name)) return *policy;
  return unknown_choice("the policy", name, drift::policy_names());
}

Result<int> compare_two_shapes(const Arguments& arguments, const ReportPlan& plan, Context& context) {
  const std::string now_file = *arguments.value("shape");
  const std::string before_file = *arguments.value("before");
  const Result<drift::Shape> before = read_shape_file(before_file, context);
  if (!before) return before.error();
  const Result<drift::Shape> now = read_shape_file(now_file, context);
  if (!now) return now.error();
  drift::IgnoreList ignore(arguments.values("ignore"));
  report::Report report{"steelyard drift", now_file, timestamp_now(), {}, {}};
  report.cases = drift::make_shape_cases(drift::compare_shapes(before->root, now->root), before_file, now_file, ignore);
  if (arguments.has("ignore")) report.cases.push_back(drift::make_ignore_case(ignore));
  report.rules = drift::observed_report_rules(drift::RuleScope::shape);
  return write_reports(std::move(report), plan, context);
}

}  // namespace

Result<int> run_drift(const Arguments& arguments, Context& context) {
  if (Status form = check_form(arguments); !form) return form.error();
  const Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan) return plan.error();
  if (arguments.has("before")) return compare_two_shapes(arguments, *plan, context);
  const Result<drift::Policy> policy = read_policy(arguments);
  if (!policy) return policy.error();
  Result<http::ClientOptions> client = client_options(arguments);
  if (!client) return client.error();
  Arguments chosen;  // --page is not a provider here, but what one is compared with
  for (const char* option : {"provider", "pack", "spec"}) chosen.add(option, arguments.values(option));
  const Result<std::vector<provider::Provider>> providers = select_providers(chosen, context);
  if (!providers) return providers.error();
  constexpr std::string_view kForOne[] = {"page", "write", "url", "samples", "shape"};
  const bool for_one =
      std::any_of(std::begin(kForOne), std::end(kForOne), [&](std::string_view name) { return arguments.has(name); });
  if (for_one && providers->size() != 1) {
    return Error{ErrorCode::usage, "name the one API that is meant with --provider, --pack or --spec", {}};
  }
  DriftRun run(arguments, *policy, std::move(*client), plan->baseline, context);
  for (const provider::Provider& provider : *providers) {
    if (Status done = run.judge(provider); !done) return done.error();
  }
  const Result<int> code = write_reports(run.take_report(), *plan, context);
  if (!code) return code;
  if (Status written = run.write_patch(); !written) return written.error();
  return run.all_read() || *code == kExitFindings ? *code : kExitInput;
}

}  // namespace steelyard::cli
