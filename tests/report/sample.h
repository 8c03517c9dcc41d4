// A report with every outcome, every level and text that nobody should print as it is.
#pragma once

#include "report/report.h"

namespace steelyard::report {

Report sample_report();

// The same with text in every field that would break each format if it were written as it is: line ends, control
// bytes, bytes that are not UTF-8, ANSI, XML, HTML, Markdown, workflow commands, TAP directives.
Report hostile_report();

}  // namespace steelyard::report
