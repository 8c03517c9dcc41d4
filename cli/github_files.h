// What a step of GitHub Actions is given besides its log: a job summary and outputs.
//
//   if (Status written = append_github_files(report, context.environment); !written) return written.error();
#pragma once

#include "base/result.h"
#include "cli/program.h"
#include "report/report.h"

namespace steelyard::cli {

// Appends the report as Markdown to the file that $GITHUB_STEP_SUMMARY names, and its counts to that of $GITHUB_OUTPUT;
// nothing where a variable is not set or empty. Error: file_not_writable.
Status append_github_files(const report::Report& report, const Environment& environment);

}  // namespace steelyard::cli
