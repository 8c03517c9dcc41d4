#include "cli/catalogue.h"

#include "base/error_code.h"
#include "report/writers.h"

namespace steelyard::cli {
namespace {

std::vector<Entry> errors() {
  std::vector<Entry> entries;
  for (const ErrorInfo& info : error_catalogue()) {
    entries.push_back({std::string(info.id), std::string(info.cause), std::string(info.remedy)});
  }
  return entries;
}

std::vector<Entry> formats() {
  std::vector<Entry> entries;
  for (const report::Writer& writer : report::writers()) {
    entries.push_back({std::string(writer.name), std::string(writer.description), {}});
  }
  return entries;
}

constexpr Topic kTopics[] = {
    {"errors", "Errors", "error code", errors},
    {"formats", "Report formats", "report format", formats},
};

}  // namespace

std::span<const Topic> topics() { return kTopics; }

}  // namespace steelyard::cli
