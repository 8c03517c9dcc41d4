// Findings that are known and accepted, each with a reason, in a file that is committed beside the contract.
//
//   Result<Baseline> baseline = parse_baseline(text, "baseline.json");   // schemas/steelyard/baseline.schema.json
//   apply_baseline(*baseline, "2026-03-01", report);                     // marks what is accepted, reports what is
//   stale write_file("baseline.json", write_baseline(update_baseline(*baseline, report, "why")));
#pragma once

#include <set>          // fingerprints
#include <span>         // rules
#include <string>       // texts
#include <string_view>  // dates
#include <vector>       // entries

#include "base/result.h"
#include "report/report.h"

namespace steelyard::report {

struct BaselineEntry {
  std::string fingerprint;  // of the findings that it accepts
  std::string reason;       // never empty
  std::string expires;      // the last day on which it accepts, YYYY-MM-DD in UTC; "" for ever
  std::string tool;         // the command whose reports it is about: "steelyard check"; "" for all
  // What the fingerprint stands for: for people, and to know whether a run looked at it at all.
  std::string id;
  std::string provider;
  std::string operation;
  int status = 0;
  std::string subject;
  std::string pointer;
  Location where;  // in the file
};

struct Baseline {
  std::vector<BaselineEntry> entries;
};

// Errors: baseline_version if it is of another version, baseline_invalid with the place, and those of reading JSON.
Result<Baseline> parse_baseline(std::string_view text, const std::string& file);

// In an order that keeps diffs small, whatever the order of the entries.
std::string write_baseline(const Baseline& baseline);

// Marks the findings that an entry accepts; a failed case none of whose errors is open becomes known. An entry that
// expired before `today` (YYYY-MM-DD) accepts nothing. Reported as warnings, in cases of their own:
// `stale-baseline-entry` for an entry that matches nothing although the report looked there, `expired-baseline-entry`
// for one that would still match.
void apply_baseline(const Baseline& baseline, std::string_view today, Report& report);

// The fingerprints of findings that it accepts in reports of the tool on that day.
std::set<std::string> accepted_fingerprints(const Baseline& baseline, std::string_view tool, std::string_view today);

// The rules of those warnings.
struct BaselineRule {
  std::string_view id;
  std::string_view says;    // one sentence
  std::string_view advice;  // what to do
};
std::span<const BaselineRule> baseline_rules();

// The baseline that accepts all findings of a report to which none was applied: known ones keep reason and expiry, so
// that an update prolongs nothing; new ones get the reason; stale entries are dropped, and those that the report did
// not look at are kept.
Baseline update_baseline(const Baseline& baseline, const Report& report, const std::string& reason);

}  // namespace steelyard::report
