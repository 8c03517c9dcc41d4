// Static Analysis Results Interchange Format 2.1.0 (OASIS standard, plus errata 01); section numbers are its own.
#include <algorithm>  // std::find_if

#include "base/json.h"
#include "report/safe_text.h"
#include "report/sarif_location.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// Rows in the order of the levels (3.27.10).
constexpr std::string_view kLevels[] = {"error", "warning", "note"};

Json text(const std::string& value) { return {{"text", safe_text(value)}}; }

// The rules that the report names and those of its findings, each once; results refer to them by index.
class Rules {
 public:
  explicit Rules(const Report& report) {
    for (const Rule& rule : report.rules) add(rule.id, rule.says);
    for (const Finding* finding : findings_of(report)) {
      Json& rule = rules_[add(finding->id, finding->id)];
      if (!finding->help.empty() && !rule.contains("help")) rule["help"] = text(finding->help);
    }
    for (Json& rule : rules_) {
      if (!rule.contains("help")) rule["help"] = rule["shortDescription"];  // code scanning shows nothing without it
    }
  }

  std::size_t index(const std::string& id) const {
    const auto found =
        std::find_if(rules_.begin(), rules_.end(), [&](const Json& rule) { return string_member(rule, "id") == id; });
    return static_cast<std::size_t>(found - rules_.begin());
  }
  const std::vector<Json>& all() const { return rules_; }

 private:
  std::size_t add(const std::string& id, const std::string& says) {
    const std::size_t found = index(id);
    if (found == rules_.size()) rules_.push_back({{"id", id}, {"shortDescription", text(says)}});
    return found;
  }

  std::vector<Json> rules_;
};

Json suppressions(const Finding& finding) {
  if (finding.accepted.empty()) return Json::array();
  return Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", safe_text(finding.accepted)}}});
}

Json properties(const Finding& finding) {
  Json json = {{"provider", finding.provider}, {"operation", finding.operation}};
  if (finding.status != 0) json["status"] = finding.status;
  if (!finding.subject.empty()) json["subject"] = finding.subject;
  if (!finding.pointer.empty()) json["pointer"] = finding.pointer;
  if (!finding.schema_pointer.empty()) json["schemaPointer"] = finding.schema_pointer;
  if (finding.attribution) {
    json["disagree"] = finding.attribution->disagree;
    json["stale"] = finding.attribution->stale;
  }
  return json;
}

// 3.27. All results say whether they are suppressed, as soon as one may be (3.27.23).
Json result(const Finding& finding, const Rules& rules) {
  Json json = {{"ruleId", finding.id},
               {"ruleIndex", rules.index(finding.id)},
               {"level", kLevels[static_cast<std::size_t>(finding.level)]},
               {"message", text(finding.message)},
               {"locations", Json::array({sarif_location(place_of(finding), about(finding) + " " + finding.pointer)})},
               {"partialFingerprints", {{"steelyard/v1", finding.fingerprint()}}},
               {"suppressions", suppressions(finding)},
               {"properties", properties(finding)}};
  if (!finding.contract_location.file.empty() && finding.contract_location != place_of(finding)) {
    Json related = sarif_location(finding.contract_location, "");
    related["message"] = text("the contract");
    json["relatedLocations"] = Json::array({std::move(related)});
  }
  return json;
}

// 3.20: an API that was not reached is no result, and the run did not do all it should.
Json invocation(const Report& report) {
  Json notifications = Json::array();
  for (const Finding& finding : problems(report)) {
    if (finding.id != "unreachable") continue;
    notifications.push_back({{"level", "error"}, {"message", text(about(finding) + ": " + finding.message)}});
  }
  Json json = {{"executionSuccessful", notifications.empty()}};
  if (!report.timestamp.empty()) json["endTimeUtc"] = report.timestamp;
  json["toolExecutionNotifications"] = std::move(notifications);
  return json;
}

// 3.17.3: the id of the automation ends in a slash, so that all of it is the category and nothing the number of a run.
Json run(const Report& report, const WriteOptions& options) {
  const Rules rules(report);
  Json results = Json::array();
  for (const Finding* finding : findings_of(report)) results.push_back(result(*finding, rules));
  Json driver = {{"name", "steelyard"}};
  if (!options.version.empty()) driver["semanticVersion"] = options.version;
  driver["rules"] = rules.all();
  return {{"tool", {{"driver", std::move(driver)}}},
          {"automationDetails", {{"id", safe_text(report.tool + "/" + report.target + "/")}}},
          {"columnKind", "unicodeCodePoints"},
          {"invocations", Json::array({invocation(report)})},
          {"results", std::move(results)}};
}

}  // namespace

std::string write_sarif(const Report& report, const WriteOptions& options) {
  const Json json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", Json::array({run(report, options)})}};
  return write_json(json, 2) + "\n";
}

}  // namespace steelyard::report
