// Where a report goes: standard output, files, both.
//
//   Result<std::vector<ReportSink>> sinks = report_sinks(arguments, context);   // before the work, so that a wrong
//   name is told at once return write_reports(report, *sinks, *fail_on, context);
#pragma once

#include <optional>  // files
#include <string>    // names
#include <vector>    // sinks

#include "base/result.h"
#include "cli/command.h"
#include "report/fail_on.h"
#include "report/report.h"
#include "report/writers.h"

namespace steelyard::cli {

// The options that report_sinks() and read_fail_on() read, for the table of commands.
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

// `--report FORMAT[=FILE]` and `--format json`; text on standard output if nothing else goes there. Error: usage.
Result<std::vector<ReportSink>> report_sinks(const Arguments& arguments, const Context& context);

Result<report::FailOn> read_fail_on(const Arguments& arguments);

// Writes the report everywhere and gives the exit code: 1 for findings, 4 if the target could not be reached, else 0.
// Findings win: they are what was seen, and the report names what was not reached beside them.
Result<int> write_reports(const report::Report& report, const std::vector<ReportSink>& sinks, report::FailOn fail_on,
                          Context& context);

// The time of day for reports, RFC 3339 in UTC.
std::string timestamp_now();

}  // namespace steelyard::cli
