#include "server/access_log.h"

#include <fmt/format.h>

#include "base/json.h"
#include "report/safe_text.h"

namespace steelyard::server {
namespace {

std::string text_line(const AccessRecord& record) {
  std::string line = fmt::format("{} {} {} {}", iso_time(record.time), record.method, record.path, record.status);
  for (const std::string& part : {record.provider, record.fixture}) {
    if (!part.empty()) line += " " + part;
  }
  const std::string why = record.scenario.empty() ? record.why : record.why + " " + record.scenario;
  line += fmt::format(" ({}) {:.3f} ms {} B", why, static_cast<double>(record.duration.count()) / 1000, record.bytes);
  if (record.delay.count() > 0) line += fmt::format(" delay={}ms", record.delay.count());
  if (!record.fault.empty()) line += " fault=" + record.fault;
  return report::safe_text(line) + "\n";
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string json_line(const AccessRecord& record) {
  const Json line{{"time", iso_time(record.time)},
                  {"method", record.method},
                  {"path", record.path},
                  {"provider", text_or_null(record.provider)},
                  {"operation", text_or_null(record.operation)},
                  {"status", record.status},
                  {"fixture", text_or_null(record.fixture)},
                  {"why", record.why},
                  {"scenario", text_or_null(record.scenario)},
                  {"duration_ms", static_cast<double>(record.duration.count()) / 1000},
                  {"delay_ms", record.delay.count()},
                  {"fault", text_or_null(record.fault)},
                  {"bytes", record.bytes}};
  return write_json(line) + "\n";
}

}  // namespace

std::string access_line(const AccessRecord& record, LogFormat format) {
  return format == LogFormat::json ? json_line(record) : text_line(record);
}

}  // namespace steelyard::server
