#include "report/writers.h"

namespace steelyard::report {
namespace {

constexpr Writer kWriters[] = {
    {"text", "for people: every check and status, grouped by operation", write_text},
    {"json", "one JSON object, described by schemas/steelyard/report.schema.json", write_json_report},
    {"junit", "JUnit XML, which CI systems show as test results", write_junit},
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
