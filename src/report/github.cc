// Workflow commands of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>  // lines

#include "report/escape.h"
#include "report/group.h"
#include "report/safe_text.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// GitHub shows ten annotations of a level for a step and drops the others without a word.
constexpr int kMostShown = 10;

struct Command {
  Level level;
  std::string_view name;
};
constexpr Command kCommands[] = {{Level::error, "error"}, {Level::warning, "warning"}, {Level::info, "notice"}};

constexpr Escape kOfData[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
constexpr Escape kOfProperties[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};

std::string property(const std::string& text) { return escape(safe_text(text), kOfProperties); }

std::string properties(const Finding& finding) {
  std::string text;
  const Location& place = place_of(finding);
  if (!place.file.empty()) {
    text += fmt::format("file={},", property(place.file));
    if (place.line != 0) text += fmt::format("line={},", place.line);
    if (place.line != 0 && place.column != 0) text += fmt::format("col={},", place.column);
  }
  return text + "title=" + property(finding.id + ": " + about(finding));
}

std::string annotation(const Finding& finding, std::string_view command) {
  std::string message = safe_text(finding.message);
  for (const std::string& detail : finding_details(finding)) message += "\n" + detail;
  if (!finding.help.empty()) message += "\nhelp: " + safe_text(finding.help);
  return fmt::format("::{} {}::{}\n", command, properties(finding), escape(message, kOfData));
}

}  // namespace

std::string write_github(const Report& report, const WriteOptions& /*options*/) {
  const std::vector<Finding> all = problems(report);
  std::string text;
  for (const Command& command : kCommands) {
    int count = 0;
    for (const Finding& finding : all) {
      if (finding.level == command.level && ++count <= kMostShown) text += annotation(finding, command.name);
    }
    if (count > kMostShown) {
      text += fmt::format("and {} more of level {}, which the job summary lists\n", count - kMostShown, command.name);
    }
  }
  const Summary summary = summarize(report);
  return text + fmt::format("{}: {}: {}; {}\n", safe_text(report.tool), safe_text(report.target),
                            findings_line(summary), cases_line(summary));
}

std::string github_output(const Report& report) {
  const Summary summary = summarize(report);
  std::string text;
  for (const Count& count : summary_counts()) text += fmt::format("{}={}\n", count.name, summary.*count.count);
  return text;
}

}  // namespace steelyard::report
