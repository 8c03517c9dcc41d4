#include "cli/drift_topics.h"

#include "drift/drill.h"
#include "drift/observed_rule.h"
#include "report/baseline.h"

namespace steelyard::cli {

std::vector<Entry> drift_rules_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const drift::ObservedRuleRow& rule : drift::observed_rules()) {
    Entry entry{std::string(rule.id), std::string(rule.says), std::string(rule.advice)};
    for (const drift::DrillInfo& drill : drift::drills()) {
      if (drill.id == rule.id) entry.advice += " `steelyard serve --drift " + entry.id + "` shows it.";
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

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
