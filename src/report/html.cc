#include <fmt/format.h>  // elements

#include "report/escape.h"
#include "report/group.h"
#include "report/safe_text.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// Nothing is loaded and nothing runs, whatever an answer may have smuggled in.
constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
td {{ border-top: 1px solid #8884; padding: .3rem .6rem; vertical-align: top }}
td:first-child {{ white-space: nowrap; width: 8rem }}
ul {{ list-style: none; margin: .3rem 0; padding: 0 }}
small {{ display: block; overflow-wrap: anywhere }}
.failed, .error {{ color: #b00020 }}
.known, .warning {{ color: #8a5a00 }}
.passed {{ color: #1b6e2e }}
.unreachable {{ color: #7a1fa2 }}
</style>
</head>
<body>
<h1>{title}</h1>
)";

constexpr Escape kEscapes[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
};

std::string html(const std::string& text) { return escape(safe_text(text), kEscapes); }

std::string finding_item(const Finding& finding) {
  std::string text = fmt::format("<li><b class=\"{0}\">{0}</b>: {1}", to_string(finding.level), html(finding.message));
  for (const std::string& detail : finding_details(finding)) text += "<small>" + html(detail) + "</small>";
  if (!finding.help.empty()) text += "<small>help: " + html(finding.help) + "</small>";
  return text + fmt::format("<small>fingerprint: {}</small></li>\n", finding.fingerprint());
}

// A class name has no blank in it.
std::string_view outcome_class(Outcome outcome) {
  return outcome == Outcome::not_exercised ? "skipped" : to_string(outcome);
}

std::string case_row(const Case& test) {
  std::string text = fmt::format("<tr><td class=\"{}\">{}</td><td>{}", outcome_class(test.outcome),
                                 to_string(test.outcome), html(case_title(test)));
  if (!test.reason.empty()) text += ": " + html(test.reason);
  if (!test.findings.empty()) text += "\n<ul>\n";
  for (const Finding& finding : test.findings) text += finding_item(finding);
  if (!test.findings.empty()) text += "</ul>";
  return text + "</td></tr>\n";
}

}  // namespace

std::string write_html(const Report& report, const WriteOptions& /*options*/) {
  const Summary summary = summarize(report);
  std::string text = fmt::format(kHead, fmt::arg("title", html(report.tool + ": " + report.target)));
  text += fmt::format("<p><b>{}</b>; {}</p>\n", findings_line(summary), cases_line(summary));
  if (!report.timestamp.empty()) text += fmt::format("<p><time>{}</time></p>\n", html(report.timestamp));
  for (const Group& group : group_by_operation(report)) {
    text += fmt::format("<h2>{}</h2>\n<table>\n", html(group.provider + " " + group.operation));
    for (const Case* test : group.cases) text += case_row(*test);
    text += "</table>\n";
  }
  if (!report.patch.empty())
    text += "<h2>Proposed patch</h2>\n<pre>" + escape(safe_lines(report.patch), kEscapes) + "</pre>\n";
  return text + "</body>\n</html>\n";
}

}  // namespace steelyard::report
