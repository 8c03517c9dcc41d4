#include "base/json.h"
#include "report/finding_json.h"
#include "report/select.h"
#include "report/writers.h"

namespace steelyard::report {

std::string write_ndjson(const Report& report, const WriteOptions& /*options*/) {
  std::string text;
  for (const Finding* finding : findings_of(report)) text += write_json(finding_json(*finding)) + "\n";
  return text;
}

}  // namespace steelyard::report
