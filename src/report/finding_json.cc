#include "report/finding_json.h"

#include "base/json.h"
#include "report/safe_text.h"

namespace steelyard::report {
namespace {

// Null for a place that is not known at all; members that are not known are left out.
Json location_json(const Location& location) {
  if (location.file.empty()) return nullptr;
  Json json = {{"file", location.file}};
  if (location.line != 0) json["line"] = location.line;
  if (location.line != 0 && location.column != 0) json["column"] = location.column;
  return json;
}

Json attribution_json(const Attribution& attribution) {
  return {{"disagree", attribution.disagree}, {"stale", attribution.stale}, {"says", safe_text(attribution.says)}};
}

}  // namespace

Json finding_json(const Finding& finding) {
  Json json = Json::object();
  json["id"] = finding.id;
  json["level"] = to_string(finding.level);
  json["message"] = safe_text(finding.message);
  json["provider"] = finding.provider;
  json["operation"] = finding.operation;
  json["status"] = finding.status == 0 ? Json(nullptr) : Json(finding.status);
  if (!finding.subject.empty()) json["subject"] = finding.subject;
  json["pointer"] = finding.pointer;
  json["schema_pointer"] = finding.schema_pointer;
  json["location"] = location_json(finding.location);
  if (!finding.contract_location.file.empty()) json["contract_location"] = location_json(finding.contract_location);
  json["fingerprint"] = finding.fingerprint();
  json["help"] = finding.help;
  if (!finding.accepted.empty()) json["accepted"] = finding.accepted;
  if (finding.attribution) json["attribution"] = attribution_json(*finding.attribution);
  return json;
}

}  // namespace steelyard::report
