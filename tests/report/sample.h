// A report with every outcome, every level and text that nobody should print as it is.
#pragma once

#include "report/report.h"

namespace steelyard::report {

Report sample_report();

}  // namespace steelyard::report
