#include <fmt/format.h>  // rows

#include "report/group.h"
#include "report/markdown_text.h"
#include "report/safe_text.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// A job summary of GitHub may hold 1 MiB, and is dropped as a whole if it is larger.
constexpr std::size_t kMostBytes = 1'000'000;

class Page {
 public:
  void line(const std::string& text) { text_ += text + "\n"; }

  // False, and counted, if the page is full.
  void row(const std::string& text) { text_.size() + text.size() < kMostBytes ? line(text) : void(++dropped_); }

  void end_table() {
    if (dropped_ > 0) line(fmt::format("\nand {} more, which do not fit into a page of a megabyte", dropped_));
    dropped_ = 0;
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t dropped_ = 0;
};

std::string where(const Finding& finding) {
  std::string text = markdown_text(about(finding));
  if (!finding.pointer.empty()) text += "<br>" + markdown_text(finding.pointer);
  const std::string place = to_string(place_of(finding));
  if (!place.empty()) text += "<br>" + markdown_text(place);
  return text;
}

std::string what(const Finding& finding) {
  std::string text = markdown_text(finding.message);
  if (!finding.help.empty()) text += "<br>" + markdown_text(finding.help);
  return text;
}

void add_problems(Page& page, const std::vector<Finding>& open) {
  if (open.empty()) return;
  page.line("\n| Level | Rule | Where | What |\n|---|---|---|---|");
  for (const Finding& finding : open) {
    page.row(fmt::format("| {} | {} | {} | {} |", to_string(finding.level), markdown_text(finding.id), where(finding),
                         what(finding)));
  }
  page.end_table();
}

void add_accepted(Page& page, const Report& report) {
  if (summarize(report).accepted == 0) return;
  page.line("\n## Accepted\n\n| Rule | Where | Why |\n|---|---|---|");
  for (const Finding* finding : findings_of(report)) {
    if (finding->accepted.empty()) continue;
    page.row(
        fmt::format("| {} | {} | {} |", markdown_text(finding->id), where(*finding), markdown_text(finding->accepted)));
  }
  page.end_table();
}

void add_cases(Page& page, const Report& report) {
  if (report.cases.empty()) return;
  page.line(fmt::format("\n<details><summary>All {} cases</summary>\n\n| Outcome | Operation | Case |\n|---|---|---|",
                        report.cases.size()));
  for (const Group& group : group_by_operation(report)) {
    for (const Case* test : group.cases) {
      const std::string reason = test->reason.empty() ? "" : ": " + test->reason;
      page.row(fmt::format("| {} | {} | {} |", to_string(test->outcome),
                           markdown_text(group.provider + " " + group.operation),
                           markdown_text(case_title(*test) + reason)));
    }
  }
  page.end_table();
  page.line("\n</details>");
}

// A fence that is longer than any in the patch, which may be one of a docs page.
void add_patch(Page& page, const std::string& patch) {
  if (patch.empty()) return;
  std::string fence = "```";
  while (patch.find(fence) != std::string::npos) fence += '`';
  page.row("\n## Proposed patch\n\n" + fence + "diff\n" + safe_lines(patch) + fence);
  page.end_table();
}

}  // namespace

std::string write_markdown(const Report& report, const WriteOptions& /*options*/) {
  const Summary summary = summarize(report);
  Page page;
  page.line(fmt::format("# {}\n", markdown_text(report.tool + ": " + report.target)));
  page.line(fmt::format("**{}**; {}", findings_line(summary), cases_line(summary)));
  add_problems(page, problems(report));
  add_accepted(page, report);
  add_patch(page, report.patch);
  add_cases(page, report);
  return page.take();
}

}  // namespace steelyard::report
