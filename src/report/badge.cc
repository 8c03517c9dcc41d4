// Endpoint badges of shields.io: https://shields.io/badges/endpoint-badge
#include "base/json.h"
#include "report/safe_text.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

struct Verdict {
  int Summary::*count;
  std::string_view noun;  // after the count
  std::string_view color;
};

// The first count that is not zero decides.
constexpr Verdict kVerdicts[] = {
    {&Summary::error, " errors", "red"},
    {&Summary::unreachable, " unreachable", "lightgrey"},
    {&Summary::warning, " warnings", "yellow"},
    {&Summary::passed, " passed", "brightgreen"},
};

}  // namespace

std::string write_badge(const Report& report, const WriteOptions& /*options*/) {
  const Summary summary = summarize(report);
  Json json = {
      {"schemaVersion", 1}, {"label", safe_text(report.tool)}, {"message", "nothing found"}, {"color", "brightgreen"}};
  for (const Verdict& verdict : kVerdicts) {
    const int count = summary.*verdict.count;
    if (count == 0) continue;
    std::string message = std::to_string(count) + std::string(verdict.noun);
    if (count == 1 && message.back() == 's') message.pop_back();
    json["message"] = message;
    json["color"] = verdict.color;
    break;
  }
  return write_json(json) + "\n";
}

}  // namespace steelyard::report
