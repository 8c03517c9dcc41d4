#include "cli/validate.h"

// `steelyard validate` with an API: saved bodies by its contract.
#include <fmt/format.h>  // messages

#include <filesystem>  // folders
#include <fstream>     // files

#include "checks/check.h"
#include "checks/saved.h"
#include "cli/body_stream.h"
#include "cli/command.h"
#include "cli/selection.h"
#include "cli/write_reports.h"

namespace steelyard::cli {
namespace {

using openapi::Operation;

// "GET /v1/balance" or an operationId; without a name the only operation.
Result<const Operation*> find_operation(const provider::Provider& provider, const std::optional<std::string>& name) {
  const std::vector<Operation>& operations = provider.contract->operations;
  std::vector<std::string> names;
  for (const Operation& operation : operations) {
    if (name && (operation.label() == *name || operation.id == *name)) return &operation;
    names.push_back(operation.label());
  }
  if (name) return unknown_choice("the operation", *name, names);
  if (operations.size() == 1) return &operations.front();
  return Error{ErrorCode::usage,
               fmt::format("{} has {} operations: name one with --operation", provider.name, operations.size()),
               {}};
}

Status judge_file(const std::string& name, checks::SavedBodies& judge, Context& context) {
  const BodyReceiver receive = [&](std::string_view body, const TextOrigin& origin) { judge.add(body, origin); };
  if (name == "-") return read_bodies(context.in, "standard input", receive);
  std::ifstream file(name, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(name, error)) {
    return Error{ErrorCode::file_not_readable, "the file cannot be opened", {name}};
  }
  return read_bodies(file, name, receive);
}

}  // namespace

Result<int> run_validate_contract(const Arguments& arguments, Context& context) {
  const Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan) return plan.error();
  const Result<std::optional<int>> status = arguments.integer("status", 100, 599);
  if (!status) return status.error();
  const Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  if (providers->size() != 1) {
    return Error{
        ErrorCode::usage, "say what judges the bodies: --schema, or one --provider, --pack, --spec or --page", {}};
  }
  const provider::Provider& provider = providers->front();
  const Result<const Operation*> operation = find_operation(provider, arguments.value("operation"));
  if (!operation) return operation.error();
  report::Report report{"steelyard validate", provider.name, timestamp_now(), {}, checks::check_rules()};
  for (const std::string& name : arguments.values("FILE")) {
    checks::SavedBodies judge(provider, **operation, status->value_or((*operation)->success_status()),
                              name == "-" ? "standard input" : name);
    if (Status judged = judge_file(name, judge, context); !judged) return judged.error();
    std::vector<report::Case> cases = judge.finish();
    report.cases.insert(report.cases.end(), std::make_move_iterator(cases.begin()),
                        std::make_move_iterator(cases.end()));
  }
  return write_reports(std::move(report), *plan, context);
}

}  // namespace steelyard::cli
