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
  bool color = false;    // text: ANSI colours
  bool quiet = false;    // text: leave out what passed without findings
  bool verbose = false;  // text: help and fingerprints too
};

// For people: every check of every status with its outcome, grouped by operation.
std::string write_text(const Report& report, const WriteOptions& options);

// One object; schemas/steelyard/report.schema.json describes it.
std::string write_json_report(const Report& report, const WriteOptions& options);

// JUnit XML: an operation is a test suite, a check of a status a test case.
std::string write_junit(const Report& report, const WriteOptions& options);

struct Writer {
  std::string_view name;  // what `--report NAME` asks for
  std::string_view description;
  std::string (*write)(const Report&, const WriteOptions&);
};

std::span<const Writer> writers();

// The writer of that name, or nullptr.
const Writer* find_writer(std::string_view name);

}  // namespace steelyard::report
