#include "report/baseline.h"

#include <algorithm>  // std::any_of
#include <map>        // entries by fingerprint
#include <set>        // fingerprints

namespace steelyard::report {
namespace {

constexpr BaselineRule kStale = {"stale-baseline-entry",
                                 "An entry of the baseline accepts a finding that is not found any more.",
                                 "Remove the entry, or run again with --update-baseline."};
constexpr BaselineRule kExpired = {"expired-baseline-entry", "An entry of the baseline has passed its last day.",
                                   "Mend what was accepted, or give the entry a later date."};
constexpr BaselineRule kRules[] = {kStale, kExpired};

bool is_of_tool(const BaselineEntry& entry, std::string_view tool) { return entry.tool.empty() || entry.tool == tool; }

// Whether the run looked where the entry's finding would be: it judged the operation, and neither failed to reach it
// nor left that very case out. A report without any case judged everything and found it good;
// an entry that is but a fingerprint is always judged.
bool looked_at(const BaselineEntry& entry, const Report& report) {
  bool judged = report.cases.empty() || entry.id.empty();
  for (const Case& test : report.cases) {
    if (test.provider != entry.provider || test.operation != entry.operation) continue;
    if (test.outcome == Outcome::unreachable) return false;
    if (test.outcome == Outcome::not_exercised && test.id == entry.id && test.status == entry.status) return false;
    judged = true;
  }
  return judged;
}

std::set<std::string> fingerprints_of(const Report& report) {
  std::set<std::string> fingerprints;
  for (const Case& test : report.cases) {
    for (const Finding& finding : test.findings) fingerprints.insert(finding.fingerprint());
  }
  return fingerprints;
}

bool is_stale(const BaselineEntry& entry, const Report& report, const std::set<std::string>& fingerprints) {
  return is_of_tool(entry, report.tool) && fingerprints.count(entry.fingerprint) == 0 && looked_at(entry, report);
}

bool is_expired(const BaselineEntry& entry, std::string_view today) {
  return !entry.expires.empty() && entry.expires < today;
}

// "invariant at /data/total", as far as the entry says it.
std::string name_of(const BaselineEntry& entry) {
  if (entry.id.empty()) return entry.fingerprint;
  return entry.pointer.empty() ? entry.id : entry.id + " at " + entry.pointer;
}

Case entry_case(const BaselineEntry& entry, const BaselineRule& rule, std::string message) {
  Case test;
  test.id = rule.id;
  test.provider = entry.provider;
  test.operation = entry.operation;
  test.status = entry.status;
  test.subject = entry.fingerprint;
  test.location = entry.where;
  Finding finding = finding_of(test, Level::warning, std::move(message));
  finding.help = rule.advice;
  test.findings.push_back(std::move(finding));
  return test;
}

Case stale_case(const BaselineEntry& entry) {
  return entry_case(entry, kStale, "the baseline accepts " + name_of(entry) + ", which is not found any more");
}

Case expired_case(const BaselineEntry& entry) {
  return entry_case(entry, kExpired,
                    "the baseline accepted " + name_of(entry) + " until " + entry.expires + ": " + entry.reason);
}

// A failed case all of whose errors are accepted is known; one that had none to begin with keeps its outcome.
void settle(Case& test) {
  const auto is_open = [](const Finding& finding) { return finding.level == Level::error && finding.accepted.empty(); };
  const bool open = std::any_of(test.findings.begin(), test.findings.end(), is_open);
  if (test.outcome == Outcome::failed && !test.findings.empty() && !open) test.outcome = Outcome::known;
}

BaselineEntry new_entry(const Finding& finding, const std::string& tool, const std::string& reason) {
  BaselineEntry entry;
  entry.fingerprint = finding.fingerprint();
  entry.reason = reason;
  entry.tool = tool;
  entry.id = finding.id;
  entry.provider = finding.provider;
  entry.operation = finding.operation;
  entry.status = finding.status;
  entry.subject = finding.subject;
  entry.pointer = finding.pointer;
  return entry;
}

}  // namespace

std::span<const BaselineRule> baseline_rules() { return kRules; }

std::set<std::string> accepted_fingerprints(const Baseline& baseline, std::string_view tool, std::string_view today) {
  std::set<std::string> accepted;
  for (const BaselineEntry& entry : baseline.entries) {
    if (is_of_tool(entry, tool) && !is_expired(entry, today)) accepted.insert(entry.fingerprint);
  }
  return accepted;
}

void apply_baseline(const Baseline& baseline, std::string_view today, Report& report) {
  const std::set<std::string> found = fingerprints_of(report);
  std::map<std::string, const BaselineEntry*> accepting;
  std::vector<Case> told;
  for (const BaselineEntry& entry : baseline.entries) {
    if (is_stale(entry, report, found)) told.push_back(stale_case(entry));
    if (!is_of_tool(entry, report.tool) || found.count(entry.fingerprint) == 0) continue;
    if (is_expired(entry, today))
      told.push_back(expired_case(entry));
    else
      accepting.emplace(entry.fingerprint, &entry);
  }
  for (Case& test : report.cases) {
    for (Finding& finding : test.findings) {
      const auto entry = accepting.find(finding.fingerprint());
      if (entry != accepting.end()) finding.accepted = entry->second->reason;
    }
    settle(test);
  }
  report.cases.insert(report.cases.end(), std::make_move_iterator(told.begin()), std::make_move_iterator(told.end()));
}

Baseline update_baseline(const Baseline& baseline, const Report& report, const std::string& reason) {
  const std::set<std::string> found = fingerprints_of(report);
  Baseline updated;
  std::set<std::string> known;
  for (const BaselineEntry& entry : baseline.entries) {
    if (is_stale(entry, report, found)) continue;
    if (is_of_tool(entry, report.tool)) known.insert(entry.fingerprint);
    updated.entries.push_back(entry);
  }
  for (const Case& test : report.cases) {
    for (const Finding& finding : test.findings) {
      if (known.insert(finding.fingerprint()).second)
        updated.entries.push_back(new_entry(finding, report.tool, reason));
    }
  }
  return updated;
}

}  // namespace steelyard::report
