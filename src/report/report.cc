#include "report/report.h"

#include <fmt/format.h>  // hexadecimal digits

#include <algorithm>  // std::any_of

namespace steelyard::report {
namespace {

struct LevelName {
  Level level;
  std::string_view name;
  int Summary::*count;
};

// From the gravest down: a smaller index is a higher level.
constexpr LevelName kLevels[] = {
    {Level::error, "error", &Summary::error},
    {Level::warning, "warning", &Summary::warning},
    {Level::info, "info", &Summary::info},
};

struct OutcomeName {
  Outcome outcome;
  std::string_view name;
  int Summary::*count;
};

constexpr OutcomeName kOutcomes[] = {
    {Outcome::passed, "passed", &Summary::passed},
    {Outcome::failed, "failed", &Summary::failed},
    {Outcome::known, "known", &Summary::known},
    {Outcome::not_exercised, "not exercised", &Summary::not_exercised},
    {Outcome::unreachable, "unreachable", &Summary::unreachable},
};

constexpr Count kCounts[] = {
    {"error", &Summary::error},
    {"warning", &Summary::warning},
    {"info", &Summary::info},
    {"accepted", &Summary::accepted},
    {"passed", &Summary::passed},
    {"failed", &Summary::failed},
    {"known", &Summary::known},
    {"not_exercised", &Summary::not_exercised},
    {"unreachable", &Summary::unreachable},
};

const LevelName& row(Level level) { return kLevels[static_cast<std::size_t>(level)]; }
const OutcomeName& row(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }

// FNV-1a, 64 bits: stable for ever, on every machine, and nobody has a reason to forge one.
class Fingerprint {
 public:
  // The length goes in too, so that fields cannot run into each other.
  void add(std::string_view field) {
    for (std::size_t length = field.size(), i = 0; i < 4; ++i, length >>= 8U) add_byte(length & 0xFFU);
    for (const char c : field) add_byte(static_cast<unsigned char>(c));
  }
  std::string text() const { return fmt::format("{:016x}", hash_); }

 private:
  void add_byte(std::uint64_t byte) { hash_ = (hash_ ^ byte) * 0x100000001b3U; }
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace

std::string_view to_string(Level level) { return row(level).name; }

std::string_view to_string(Outcome outcome) { return row(outcome).name; }

std::optional<Level> parse_level(std::string_view text) {
  for (const LevelName& level : kLevels) {
    if (level.name == text) return level.level;
  }
  return std::nullopt;
}

Finding finding_of(const Case& test, Level level, std::string message) {
  Finding finding;
  finding.id = test.id;
  finding.level = level;
  finding.message = std::move(message);
  finding.provider = test.provider;
  finding.operation = test.operation;
  finding.status = test.status;
  finding.subject = test.subject;
  finding.location = test.location;
  return finding;
}

std::string Finding::fingerprint() const {
  Fingerprint print;
  print.add(id);
  print.add(provider);
  print.add(operation);
  print.add(std::to_string(status));
  print.add(subject);
  print.add(pointer);
  return print.text();
}

Summary summarize(const Report& report) {
  Summary summary;
  for (const Case& test : report.cases) {
    ++(summary.*row(test.outcome).count);
    for (const Finding& finding : test.findings) {
      ++(summary.*(finding.accepted.empty() ? row(finding.level).count : &Summary::accepted));
    }
  }
  return summary;
}

std::span<const Count> summary_counts() { return kCounts; }

bool has_findings(const Report& report, Level at_least) {
  return std::any_of(report.cases.begin(), report.cases.end(), [&](const Case& test) {
    return std::any_of(test.findings.begin(), test.findings.end(),
                       [&](const Finding& finding) { return finding.accepted.empty() && finding.level <= at_least; });
  });
}

}  // namespace steelyard::report
