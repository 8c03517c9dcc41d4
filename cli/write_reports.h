// What becomes of a report: what a baseline accepts, where it is written, what the exit code says.
//
//   const Result<ReportPlan> plan = report_plan(arguments, context);   // before the work: wrong names are told at once
//   return write_reports(std::move(report), *plan, context);
#pragma once

#include <optional>  // files
#include <string>    // names
#include <vector>    // sinks

#include "base/result.h"
#include "cli/baseline.h"
#include "cli/command.h"
#include "report/fail_on.h"
#include "report/report.h"
#include "report/writers.h"

namespace steelyard::cli {

// The options that report_plan() reads, besides those of cli/baseline.h, for the table of commands.
inline constexpr Option kReportOption = {.name = "report",
                                         .value = "FORMAT[=FILE]",
                                         .help = "write the report in that format, to a file or to standard output",
                                         .repeatable = true};
inline constexpr Option kFailOnOption = {
    .name = "fail-on", .value = "LEVEL", .help = "exit with 1 from error (default), warning or info on, or never"};

struct ReportSink {
  const report::Writer* writer = nullptr;
  std::optional<std::string> file;  // nothing: standard output
};

struct ReportPlan {
  std::vector<ReportSink> sinks;
  bool has_default_text = false;  // the last sink is text on standard output, which nobody asked for
  report::FailOn fail_on = report::FailOn::error;
  std::optional<BaselinePlan> baseline;
};

// `--report FORMAT[=FILE]` and `--format json`; text on standard output if nothing else goes there. `--fail-on LEVEL`,
// `--baseline FILE`. Errors: usage, those of reading the baseline.
Result<ReportPlan> report_plan(const Arguments& arguments, const Context& context);

// Applies the baseline, writes the report everywhere and gives the exit code: 1 for findings, 4 if the target could not
// be reached, else 0. Findings win: they are what was seen, and the report names what was not reached beside them.
Result<int> write_reports(report::Report report, const ReportPlan& plan, Context& context);

// The time of day for reports, RFC 3339 in UTC.
std::string timestamp_now();

}  // namespace steelyard::cli
