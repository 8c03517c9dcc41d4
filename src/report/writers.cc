#include "report/writers.h"

namespace steelyard::report {
namespace {

constexpr Writer kWriters[] = {
    {"text", "for people: every check and status, grouped by operation", write_text},
    {"json", "one JSON object, described by schemas/steelyard/report.schema.json", write_json_report},
    {"ndjson", "a finding a line, as in the JSON object", write_ndjson},
    {"junit", "JUnit XML, which CI systems show as test results", write_junit},
    {"sarif", "SARIF 2.1.0, for code scanning", write_sarif},
    {"github", "annotations, job summary and counts of GitHub Actions", write_github},
    {"gitlab", "code quality of GitLab", write_gitlab},
    {"tap", "Test Anything Protocol, version 13", write_tap},
    {"markdown", "tables for a job summary or a comment", write_markdown},
    {"html", "a page in one file", write_html},
    {"badge", "the endpoint of a shields.io badge", write_badge},
};

}  // namespace

std::span<const Writer> writers() { return kWriters; }

const Writer* find_writer(std::string_view name) {
  for (const Writer& writer : kWriters) {
    if (writer.name == name) return &writer;
  }
  return nullptr;
}

}  // namespace steelyard::report
