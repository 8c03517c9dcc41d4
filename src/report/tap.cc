// Test Anything Protocol, version 13: https://testanything.org/tap-version-13-specification.html
#include <fmt/format.h>  // lines

#include "base/json.h"
#include "report/escape.h"
#include "report/group.h"
#include "report/safe_text.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// A `#` would begin a directive; readers take a backslash before it, and so before itself, for an escape.
constexpr Escape kEscapes[] = {{'#', "\\#"}, {'\\', "\\\\"}};

std::string plain(const std::string& text) { return escape(safe_text(text), kEscapes); }

// Why the baseline accepts the case: the reason of its first finding.
std::string known_reason(const Case& test) {
  return test.findings.empty() ? std::string("known") : test.findings.front().accepted;
}

std::string directive(const Case& test) {
  if (test.outcome == Outcome::known) return " # TODO " + plain(known_reason(test));
  if (test.outcome == Outcome::not_exercised) return " # SKIP " + plain(test.reason);
  return "";
}

// Every JSON string is a YAML one.
std::string quoted(const std::string& text) { return write_json(Json(safe_text(text))); }

// "    key: value" as the first or a further member of a list entry.
void add_member(std::string& text, bool& first, std::string_view key, const std::string& value) {
  if (value.empty()) return;
  text += fmt::format("  {} {}: {}\n", first ? "-" : " ", key, quoted(value));
  first = false;
}

void add_finding(std::string& text, const Finding& finding) {
  bool first = true;
  add_member(text, first, "level", std::string(to_string(finding.level)));
  add_member(text, first, "message", finding.message);
  add_member(text, first, "at", finding.pointer);
  add_member(text, first, "in", to_string(finding.location));
  add_member(text, first, "contract", to_string(finding.contract_location));
  add_member(text, first, "rule", finding.schema_pointer);
  add_member(text, first, "help", finding.help);
  add_member(text, first, "accepted", finding.accepted);
  add_member(text, first, "fingerprint", finding.fingerprint());
}

std::string yaml_block(const Case& test) {
  const bool lost = test.outcome == Outcome::unreachable;
  if (!lost && test.findings.empty()) return "";
  std::string text = "  ---\n";
  text += fmt::format("  outcome: {}\n", quoted(std::string(to_string(test.outcome))));
  if (!test.reason.empty()) text += fmt::format("  message: {}\n", quoted(test.reason));
  if (!test.findings.empty()) text += "  findings:\n";
  for (const Finding& finding : test.findings) add_finding(text, finding);
  return text + "  ...\n";
}

bool is_ok(const Case& test) { return test.outcome == Outcome::passed || test.outcome == Outcome::not_exercised; }

}  // namespace

std::string write_tap(const Report& report, const WriteOptions& /*options*/) {
  std::string text = fmt::format("TAP version 13\n1..{}\n", report.cases.size());
  int number = 0;
  for (const Group& group : group_by_operation(report)) {
    for (const Case* test : group.cases) {
      const std::string name = group.provider + " " + group.operation + ": " + case_title(*test);
      text += fmt::format("{} {} - {}{}\n", is_ok(*test) ? "ok" : "not ok", ++number, plain(name), directive(*test));
      text += yaml_block(*test);
    }
  }
  return text;
}

}  // namespace steelyard::report
