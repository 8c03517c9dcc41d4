// `--baseline FILE`, `--update-baseline` and `--reason TEXT`: findings that are known and accepted.
//
//   const Result<std::optional<BaselinePlan>> plan = baseline_plan(arguments);   // before the work
//   if (*plan) apply(**plan, report);
#pragma once

#include <optional>     // no baseline
#include <set>          // fingerprints
#include <string>       // names
#include <string_view>  // dates

#include "base/result.h"
#include "cli/arguments.h"
#include "report/baseline.h"

namespace steelyard::cli {

// The options that baseline_plan() reads, for the table of commands.
inline constexpr Option kBaselineOption = {
    .name = "baseline", .value = "FILE", .help = "findings that are accepted; those that are gone are reported"};
inline constexpr Option kUpdateBaselineOption = {.name = "update-baseline",
                                                 .help = "write the baseline so that it accepts what was found"};
inline constexpr Option kReasonOption = {
    .name = "reason", .value = "TEXT", .help = "why new entries of --update-baseline are accepted"};

struct BaselinePlan {
  std::string file;
  report::Baseline baseline;
  bool update = false;
  std::string reason;  // of new entries
};

// Nothing without --baseline. With --update-baseline the file need not exist yet, and --reason must be given.
// Errors: usage, those of reading and of report::parse_baseline().
Result<std::optional<BaselinePlan>> baseline_plan(const Arguments& arguments);

// What a baseline will accept, for what is made of findings before it is applied to the report.
class Acceptance {
 public:
  Acceptance(const std::optional<BaselinePlan>& plan, std::string_view tool, std::string_view today);
  // With --update-baseline any finding.
  bool covers(const report::Finding& finding) const;

 private:
  bool all_ = false;
  std::set<std::string> fingerprints_;
};

// Writes the baseline anew if that was asked for, then applies it. The day is that of the report's timestamp.
// Error: file_not_writable.
Status apply(const BaselinePlan& plan, report::Report& report);

}  // namespace steelyard::cli
