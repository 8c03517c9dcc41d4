// Findings and reports: plain data that checks and drift fill and writers render.
//
//   Report report{.tool = "steelyard check", .target = "mock"};
//   report.cases.push_back({.id = "status_code_conformance", .provider = "breeze", .operation = "GET /v1/balance",
//                           .status = 200, .outcome = Outcome::passed});
//   out << write_text(report, {});   // report/writers.h
#pragma once

#include <cstdint>      // durations
#include <optional>     // levels
#include <span>         // counts
#include <string>       // texts
#include <string_view>  // names
#include <vector>       // cases, findings

#include "base/result.h"

namespace steelyard::report {

enum class Level { error, warning, info };  // the gravest first
std::string_view to_string(Level level);
std::optional<Level> parse_level(std::string_view text);

// Which of the sides that speak of one thing say the same, and which of them is probably stale.
struct Attribution {
  std::vector<std::vector<std::string>> disagree;  // {{"page", "contract"}, {"live"}}: those of one group agree
  std::string stale;                               // "page", "contract", "fixture"; "service" where it misbehaves
  std::string says;                                // one sentence
};

// Something that is not as it should be, with every place that it has.
struct Finding {
  std::string id;  // check or rule: "response_schema_conformance"
  Level level = Level::error;
  std::string message;         // one sentence
  std::string provider;        // "breeze"
  std::string operation;       // "GET /v1/balance"
  int status = 0;              // 0: of no single status
  std::string subject;         // what tells two cases of one status apart: an example, a key; may be empty
  std::string pointer;         // in the data
  std::string schema_pointer;  // in the contract
  Location location;           // where to mend it: fixture, page or saved body; else the contract
  Location contract_location;  // the line of the contract that is broken
  std::string help;            // what to do
  std::string accepted;        // why the baseline accepts it; "" for a finding that is open
  std::optional<Attribution> attribution = {};  // of drift

  // Depends on id, provider, operation, status, subject and pointer, never on wording: 16 hexadecimal digits.
  std::string fingerprint() const;
};

// known: it fails, and a baseline accepts every error of it.
enum class Outcome { passed, failed, known, not_exercised, unreachable };
std::string_view to_string(Outcome outcome);  // "not exercised"

// One check of one status of one operation: a test case of a report.
struct Case {
  std::string id;  // the check
  std::string provider;
  std::string operation;
  int status = 0;
  std::string subject;  // as in Finding
  Outcome outcome = Outcome::passed;
  std::string reason;             // why it was not exercised, or why the target was not reached
  std::vector<Finding> findings;  // for failed (errors) and for passed (warnings and infos)
  std::int64_t microseconds = 0;
  Location location;  // where the contract documents the status
};

// A finding of the case: everything that the two have in common is the same.
Finding finding_of(const Case& test, Level level, std::string message);

// What a check or rule is about, for formats that describe their rules.
struct Rule {
  std::string id;
  std::string says;  // one sentence
};

struct Report {
  std::string tool;       // "steelyard check"
  std::string target;     // "mock" or the URL
  std::string timestamp;  // RFC 3339, passed in
  std::vector<Case> cases;
  std::vector<Rule> rules = {};  // those that were applied; may be empty
  std::string patch = {};        // a unified diff that would settle findings, as `patch -p1` takes it; "" for none
};

// Open findings by level, those that a baseline accepts, and cases by outcome.
struct Summary {
  int error = 0, warning = 0, info = 0, accepted = 0;
  int passed = 0, failed = 0, known = 0, not_exercised = 0, unreachable = 0;
};
Summary summarize(const Report& report);

// The counts of a summary by name, in the order in which formats list them.
struct Count {
  std::string_view name;
  int Summary::*count;
};
std::span<const Count> summary_counts();

// True if an open finding stands at or above the level.
bool has_findings(const Report& report, Level at_least);

}  // namespace steelyard::report
