#include "base/json.h"

#include "report/finding_json.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

constexpr int kSchemaVersion = 1;

Json summary_json(const Summary& summary) {
  Json json = Json::object();
  for (const Count& count : summary_counts()) json[std::string(count.name)] = summary.*count.count;
  return json;
}

}  // namespace

std::string write_json_report(const Report& report, const WriteOptions& /*options*/) {
  Json findings = Json::array();
  for (const Finding* finding : findings_of(report)) findings.push_back(finding_json(*finding));
  Json json = {{"schema_version", kSchemaVersion},
               {"tool", report.tool},
               {"target", report.target},
               {"summary", summary_json(summarize(report))},
               {"findings", std::move(findings)}};
  if (!report.patch.empty()) json["patch"] = report.patch;
  return write_json(json, 2) + "\n";
}

}  // namespace steelyard::report
