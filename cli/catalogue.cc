#include "cli/catalogue.h"

#include <fmt/format.h>  // summaries

#include <utility>  // std::move

#include "base/error_code.h"
#include "checks/check.h"
#include "cli/scenario_topic.h"
#include "cli/schema_topics.h"
#include "drift/strength_report.h"
#include "report/writers.h"
#include "server/fault.h"

namespace steelyard::cli {
namespace {

std::vector<Entry> providers_topic(const Providers& providers) {
  std::vector<Entry> entries;
  for (const provider::Provider& provider : providers) {
    const openapi::Contract& contract = *provider.contract;
    entries.push_back({provider.name, fmt::format("{}, contract {}", provider.title, contract.file)});
  }
  return entries;
}

std::string statuses(const openapi::Operation& operation) {
  std::vector<std::string> texts;
  for (const openapi::ResponseSpec& response : operation.responses) texts.push_back(response.status.text);
  return fmt::format("{}", fmt::join(texts, " "));
}

std::vector<Entry> operations_topic(const Providers& providers) {
  std::vector<Entry> entries;
  for (const provider::Provider& provider : providers) {
    for (const openapi::Operation& operation : provider.contract->operations) {
      entries.push_back({provider.name + " " + operation.label(), "documents " + statuses(operation)});
    }
  }
  return entries;
}

std::vector<Entry> checks_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const checks::Check& check : checks::all_checks()) {
    entries.push_back({std::string(check.id), std::string(check.description)});
  }
  return entries;
}

std::vector<Entry> errors_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const ErrorInfo& info : error_catalogue()) {
    entries.push_back({std::string(info.id), std::string(info.cause), std::string(info.remedy)});
  }
  return entries;
}

std::vector<Entry> formats_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const report::Writer& writer : report::writers()) {
    entries.push_back({std::string(writer.name), std::string(writer.description)});
  }
  return entries;
}

std::vector<Entry> mutators_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const report::Rule& rule : drift::strength_rules()) entries.push_back({rule.id, rule.says});
  return entries;
}

std::vector<Entry> faults_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const server::FaultInfo& info : server::all_faults()) {
    entries.push_back({std::string(info.name), std::string(info.sentence)});
  }
  return entries;
}

constexpr Topic kTopics[] = {
    {"providers", "Providers", "provider", providers_topic},
    {"operations", "Operations", "operation", operations_topic},
    {"scenarios", "Scenarios", "scenario", scenarios_topic},
    {"checks", "Checks", "check", checks_topic},
    {"mutators", "What the strength of a contract is measured by", "mutator", mutators_topic},
    {"faults", "Faults", "fault", faults_topic},
    {"errors", "Errors", "error code", errors_topic},
    {"formats", "Report formats", "report format", formats_topic},
    {"dialects", "Dialects of JSON Schema", "dialect", dialects_topic},
    {"keywords", "Keywords of JSON Schema", "keyword", keywords_topic},
    {"schema-formats", "Formats of JSON Schema", "format", schema_formats_topic},
};

}  // namespace

std::span<const Topic> topics() { return kTopics; }

}  // namespace steelyard::cli
