#include "report/fail_on.h"

namespace steelyard::report {

std::optional<FailOn> parse_fail_on(std::string_view text) {
  if (text == "never") return FailOn::never;
  const std::optional<Level> level = parse_level(text);
  if (!level) return std::nullopt;
  return static_cast<FailOn>(*level);  // the levels come first, in the same order
}

bool fails(const Report& report, FailOn fail_on) {
  return fail_on != FailOn::never && has_findings(report, static_cast<Level>(fail_on));
}

}  // namespace steelyard::report
