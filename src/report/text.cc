#include <fmt/format.h>  // columns

#include <algorithm>  // std::any_of

#include "report/group.h"
#include "report/safe_text.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

struct Look {
  std::string_view label;
  std::string_view color;  // ANSI
};

constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";

// Rows in the order of the enumerators.
constexpr Look kOutcomes[] = {
    {"ok", "\x1b[32m"}, {"FAIL", "\x1b[31m"}, {"known", "\x1b[33m"}, {"skipped", "\x1b[2m"}, {"LOST", "\x1b[35m"}};
constexpr Look kLevels[] = {{"error", "\x1b[31m"}, {"warning", "\x1b[33m"}, {"info", "\x1b[36m"}};

class TextWriter {
 public:
  explicit TextWriter(const WriteOptions& options) : options_(options) {}

  std::string write(const Report& report) {
    if (options_.quiet && all_quiet(report)) return {};
    line(paint(safe_text(report.tool), kBold) + ": " + safe_text(report.target));
    for (const Group& group : group_by_operation(report)) write_group(group);
    line("");
    write_summary(summarize(report));
    if (!report.patch.empty()) text_ += "\nproposed patch:\n\n" + safe_lines(report.patch);
    return std::move(text_);
  }

 private:
  static bool is_quiet(const Case* test) {
    const bool good = test->outcome == Outcome::passed || test->outcome == Outcome::known;
    return good && std::none_of(test->findings.begin(), test->findings.end(),
                                [](const Finding& finding) { return finding.accepted.empty(); });
  }

  // A report without cases is not good news: nothing was judged.
  static bool all_quiet(const Report& report) {
    return !report.cases.empty() &&
           std::all_of(report.cases.begin(), report.cases.end(), [](const Case& test) { return is_quiet(&test); });
  }

  void write_group(const Group& group) {
    if (options_.quiet && std::all_of(group.cases.begin(), group.cases.end(), is_quiet)) return;
    line("");
    const std::string gap = group.operation.empty() ? "" : "  ";
    line(paint(safe_text(group.provider) + gap + safe_text(group.operation), kBold));
    for (const Case* test : group.cases) {
      if (!options_.quiet || !is_quiet(test)) write_case(*test);
    }
  }

  void write_case(const Case& test) {
    const Look& look = kOutcomes[static_cast<std::size_t>(test.outcome)];
    std::string text = "  " + paint(fmt::format("{:<7}", look.label), look.color) + "  " + case_title(test);
    if (!test.reason.empty()) text += ": " + safe_text(test.reason);
    line(text);
    for (const Finding& finding : test.findings) write_finding(finding);
  }

  void write_finding(const Finding& finding) {
    const Look& look = kLevels[static_cast<std::size_t>(finding.level)];
    line("           " + paint(std::string(look.label), look.color) + ": " + safe_text(finding.message));
    for (const std::string& detail : finding_details(finding)) line("             " + detail);
    if (!options_.verbose) return;
    if (!finding.help.empty()) line("             help: " + safe_text(finding.help));
    line("             fingerprint: " + finding.fingerprint());
  }

  void write_summary(const Summary& summary) {
    line(cases_line(summary));
    line("findings: " + findings_line(summary));
  }

  std::string paint(const std::string& text, std::string_view color) const {
    return options_.color ? fmt::format("{}{}{}", color, text, kPlain) : text;
  }

  void line(const std::string& text) {
    text_ += text;
    text_ += '\n';
  }

  const WriteOptions& options_;
  std::string text_;
};

}  // namespace

std::string write_text(const Report& report, const WriteOptions& options) { return TextWriter(options).write(report); }

}  // namespace steelyard::report
