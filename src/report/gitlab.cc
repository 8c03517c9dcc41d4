// Code quality of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <map>  // fingerprints seen

#include "base/json.h"
#include "report/safe_text.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

// Rows in the order of the levels.
constexpr std::string_view kSeverities[] = {"major", "minor", "info"};

// GitLab drops an entry whose fingerprint another one has; two findings of one rule and place differ in wording only.
std::string unique(const std::string& fingerprint, std::map<std::string, int>& seen) {
  const int count = ++seen[fingerprint];
  return count == 1 ? fingerprint : fingerprint + "-" + std::to_string(count);
}

// A path is a must, relative to the repository and without "./".
std::string path_of(const Finding& finding) {
  const std::string& file = place_of(finding).file;
  if (file.empty()) return finding.provider.empty() ? "unknown" : safe_text(finding.provider);
  return safe_text(file.rfind("./", 0) == 0 ? file.substr(2) : file);
}

Json entry(const Finding& finding, const std::string& fingerprint) {
  std::string description = about(finding);
  if (!finding.pointer.empty()) description += " " + finding.pointer;
  const std::uint32_t line = place_of(finding).line;
  Json json = Json::object();
  json["description"] = safe_text(description + ": " + finding.message);
  json["check_name"] = safe_text(finding.id);
  json["fingerprint"] = fingerprint;
  json["severity"] = finding.id == "unreachable" ? "blocker" : kSeverities[static_cast<std::size_t>(finding.level)];
  json["location"] = {{"path", path_of(finding)}, {"lines", {{"begin", line == 0 ? 1 : line}}}};
  return json;
}

}  // namespace

std::string write_gitlab(const Report& report, const WriteOptions& /*options*/) {
  std::map<std::string, int> seen;
  Json entries = Json::array();
  for (const Finding& finding : problems(report)) {
    entries.push_back(entry(finding, unique(finding.fingerprint(), seen)));
  }
  return write_json(entries, 2) + "\n";
}

}  // namespace steelyard::report
