#include "cli/baseline.h"

#include <filesystem>  // whether the file is there

#include "base/file.h"

namespace steelyard::cli {
namespace {

Status check_usage(const Arguments& arguments) {
  const bool update = arguments.has("update-baseline");
  if (update && !arguments.has("baseline")) {
    return Error{ErrorCode::usage, "--update-baseline needs --baseline FILE", {}};
  }
  if (arguments.has("reason") != update) {
    return Error{ErrorCode::usage, "--update-baseline and --reason TEXT go together: an entry says why", {}};
  }
  if (update && arguments.value("reason")->find_first_not_of(" \t\r\n") == std::string::npos) {
    return Error{ErrorCode::usage, "--reason is empty", {}};
  }
  return {};
}

}  // namespace

Result<std::optional<BaselinePlan>> baseline_plan(const Arguments& arguments) {
  if (Status usage = check_usage(arguments); !usage) return usage.error();
  const std::optional<std::string> file = arguments.value("baseline");
  if (!file) return std::optional<BaselinePlan>();
  BaselinePlan plan{*file, {}, arguments.has("update-baseline"), arguments.value("reason").value_or("")};
  std::error_code error;
  if (plan.update && !std::filesystem::exists(*file, error)) return std::optional(std::move(plan));
  const Result<std::string> text = read_file(*file);
  if (!text) return text.error();
  Result<report::Baseline> baseline = report::parse_baseline(*text, *file);
  if (!baseline) return baseline.error();
  plan.baseline = std::move(*baseline);
  return std::optional(std::move(plan));
}

Acceptance::Acceptance(const std::optional<BaselinePlan>& plan, std::string_view tool, std::string_view today) {
  if (!plan) return;
  all_ = plan->update;
  fingerprints_ = report::accepted_fingerprints(plan->baseline, tool, today);
}

bool Acceptance::covers(const report::Finding& finding) const {
  return all_ || (!fingerprints_.empty() && fingerprints_.count(finding.fingerprint()) > 0);
}

Status apply(const BaselinePlan& plan, report::Report& report) {
  const std::string today = report.timestamp.substr(0, 10);
  if (!plan.update) {
    report::apply_baseline(plan.baseline, today, report);
    return {};
  }
  const report::Baseline updated = report::update_baseline(plan.baseline, report, plan.reason);
  if (Status written = write_file(plan.file, report::write_baseline(updated)); !written) return written;
  report::apply_baseline(updated, today, report);
  return {};
}

}  // namespace steelyard::cli
