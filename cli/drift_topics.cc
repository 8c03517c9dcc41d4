#include "cli/drift_topics.h"

#include "drift/drill.h"
#include "report/baseline.h"

namespace steelyard::cli {

std::vector<Entry> drills_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const drift::DrillInfo& drill : drift::drills()) {
    entries.push_back({std::string(drill.id), std::string(drill.does)});
  }
  return entries;
}

std::vector<Entry> baseline_rules_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const report::BaselineRule& rule : report::baseline_rules()) {
    entries.push_back({std::string(rule.id), std::string(rule.says), std::string(rule.advice)});
  }
  return entries;
}

}  // namespace steelyard::cli
