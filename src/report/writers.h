// Report formats: one small writer a file, one row a writer.
//
//   if (const Writer* writer = find_writer("junit")) out << writer->write(report, {});
#pragma once

#include <span>         // all writers
#include <string>       // the written report
#include <string_view>  // names

#include "report/report.h"

namespace steelyard::report {

struct WriteOptions {
  bool color = false;             // text: ANSI colours
  bool quiet = false;             // text: leave out what passed without findings; nothing if all did
  bool verbose = false;           // text: help and fingerprints too
  std::string_view version = {};  // sarif: of the program
};

// For people: every check of every status with its outcome, grouped by operation.
std::string write_text(const Report& report, const WriteOptions& options);

// One object; schemas/steelyard/report.schema.json describes it.
std::string write_json_report(const Report& report, const WriteOptions& options);

// JUnit XML: an operation is a test suite, a check of a status a test case.
std::string write_junit(const Report& report, const WriteOptions& options);

// The findings alone, an object a line, as in the JSON report.
std::string write_ndjson(const Report& report, const WriteOptions& options);

// SARIF 2.1.0: findings are results, those that a baseline accepts are suppressed, what could not be reached is a
// notification of the run. Passing cases are left out: code scanning would raise an alert for each.
std::string write_sarif(const Report& report, const WriteOptions& options);

// Annotations of GitHub Actions for standard output, at most ten of a level, the rest as a count.
std::string write_github(const Report& report, const WriteOptions& options);

// The counts as lines `name=value`, for the file that $GITHUB_OUTPUT names.
std::string github_output(const Report& report);

// Code quality of GitLab: open findings and what could not be reached, each with a fingerprint of its own.
std::string write_gitlab(const Report& report, const WriteOptions& options);

// Test Anything Protocol 13: a case is a test point with a YAML block; known cases are `# TODO`.
std::string write_tap(const Report& report, const WriteOptions& options);

// GitHub Flavored Markdown of at most a megabyte, which is what a job summary may hold.
std::string write_markdown(const Report& report, const WriteOptions& options);

// One page that loads nothing.
std::string write_html(const Report& report, const WriteOptions& options);

// The JSON of a shields.io endpoint badge: the gravest count and its colour.
std::string write_badge(const Report& report, const WriteOptions& options);

struct Writer {
  std::string_view name;  // what `--report NAME` asks for
  std::string_view description;
  std::string (*write)(const Report&, const WriteOptions&);
};

std::span<const Writer> writers();

// The writer of that name, or nullptr.
const Writer* find_writer(std::string_view name);

}  // namespace steelyard::report
