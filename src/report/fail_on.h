// `--fail-on LEVEL`: from which level on findings make a run fail.
//
//   const std::optional<FailOn> fail_on = parse_fail_on("warning");
//   if (fails(report, *fail_on)) return 1;
#pragma once

#include <optional>     // unknown texts
#include <string_view>  // texts

#include "report/report.h"

namespace steelyard::report {

enum class FailOn { error, warning, info, never };

std::optional<FailOn> parse_fail_on(std::string_view text);

// True if the report has a finding at or above the level.
bool fails(const Report& report, FailOn fail_on);

}  // namespace steelyard::report
