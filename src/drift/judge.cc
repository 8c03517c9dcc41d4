#include "drift/judge.h"

#include <fmt/format.h>  // sentences

#include <cctype>  // capitals

#include "base/json.h"
#include "drift/stability.h"

namespace steelyard::drift {
namespace {

using report::Finding;
using report::Level;

constexpr std::size_t kLongest = 120;

struct Advice {
  Direction direction;
  Level level;
  std::string_view text;
};

constexpr Advice kAdvice[] = {
    {Direction::response, Level::error,
     "Answers can now be what consumers were told not to expect. Let consumers follow first, or keep the old promise."},
    {Direction::response, Level::warning,
     "Consumers that rely on what was said before may break. Ask them, or announce the change."},
    {Direction::response, Level::info, "Consumers that kept to the contract are not affected."},
    {Direction::request, Level::error,
     "Requests that were right may now be refused. Let senders follow first, or accept both."},
    {Direction::request, Level::warning, "Requests that were right may now mean something else. Announce the change."},
    {Direction::request, Level::info, "Requests that were right stay right."},
    {Direction::none, Level::error, "Users that kept to the contract are affected. Announce the change beforehand."},
    {Direction::none, Level::warning, "Users may be affected. Announce the change."},
    {Direction::none, Level::info, "Users that kept to the contract are not affected."},
};

// "a, b" for lists of texts, "string (date)" for types, else JSON; cut where it grows long.
std::string value_text(const Json& value) {
  if (const Json* types = find_member(value, "types"); types != nullptr) {
    if (flag_member(value, "never")) return "nothing";
    std::string text;
    for (const Json& type : *types) text += (text.empty() ? "" : " or ") + type.get<std::string>();
    if (text.empty()) text = "any type";
    const std::string format(string_member(value, "format"));
    return format.empty() ? text : text + " (" + format + ")";
  }
  if (const Json* bound = find_member(value, "exclusive"); bound != nullptr && value.size() == 1) {
    return write_json(*bound) + " (exclusive)";
  }
  std::string text;
  if (value.is_array() && !value.empty()) {
    for (const Json& item : value) text += (text.empty() ? "" : ", ") + write_json(item);
  } else {
    text = write_json(value);
  }
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

struct Values {
  std::string before;
  std::string after;
  std::string name;
  std::string status;
};

std::string fill(std::string_view sentence, const Values& values) {
  return fmt::format(fmt::runtime(sentence), fmt::arg("before", values.before), fmt::arg("after", values.after),
                     fmt::arg("name", values.name), fmt::arg("status", values.status));
}

// "query limit", "header X-Count", "application/json": what tells findings of one status apart, whatever their words.
std::string subject_of(const Fact& fact) {
  std::string subject = fact.site->name.empty() ? fact.site->media_type : fact.site->name;
  if (!fact.name.empty()) subject += (subject.empty() ? "" : " ") + fact.name;
  return subject;
}

// What the sentence speaks of.
std::string what_of(const Fact& fact) {
  const Site& site = *fact.site;
  const std::string at = fact.pointer.empty() ? "" : " at " + fact.pointer;
  switch (site.subject) {
    case Subject::document:
    case Subject::operation:
      return "";
    case Subject::parameter:
      if (site.is_called) return fmt::format("{} of the answer{}: ", site.name, at);
      return fmt::format("parameter {}{}: ", site.name, at);
    case Subject::header:
      if (site.is_called) return fmt::format("{} of what is sent{}: ", site.name, at);
      return fmt::format("header {} of {}{}: ", site.name, site.status, at);
    case Subject::request_body:
      if (site.is_called) return fmt::format("the answer{}: ", at);
      return fmt::format("request body{}: ", at);
    case Subject::response_body:
      if (site.is_called) return fmt::format("what is sent{}: ", at);
      return fmt::format("response {}{}: ", site.status, at);
  }
  return "";
}

// 0 for ranges and `default`, which are no single status.
int status_number(const std::string& text) {
  return text.size() == 3 && std::isdigit(static_cast<unsigned char>(text[1])) != 0 ? std::stoi(text) : 0;
}

// What the direction of the data keeps from everyone's sight.
bool is_hidden(const Fact& fact) {
  const Direction direction = fact.site->direction;
  return (direction == Direction::response && fact.write_only) || (direction == Direction::request && fact.read_only);
}

// Whoever uses a draft was told that it will change. Not so of what changes the level itself, and of what more
// operations share than it is told of.
bool is_expected(const Fact& fact, const RuleContext& context) {
  return fact.kind != FactKind::operation_stability && fact.operations == 0 &&
         is_below(fact.stability, context.stability);
}

Finding make_finding(const Fact& fact, const Rule& rule, const RuleContext& context, const std::string& provider) {
  Finding finding;
  finding.id = std::string(rule.id);
  finding.level = is_hidden(fact) || is_expected(fact, context) ? Level::info : rule.level;
  finding.message = what_of(fact) + fill(rule.sentence, {fact.before == nullptr ? "" : value_text(*fact.before),
                                                         fact.after == nullptr ? "" : value_text(*fact.after),
                                                         fact.name, fact.site->status});
  if (fact.operations != 0) {
    finding.message += fmt::format(" ({} operations share this schema; told for the first)", fact.operations);
  }
  if (finding.level != rule.level && is_expected(fact, context)) {
    finding.message += fmt::format(" (the endpoint was {})", fact.stability);
  }
  finding.provider = provider;
  finding.operation = fact.site->operation;
  finding.status = status_number(fact.site->status);
  finding.subject = subject_of(fact);
  if (finding.status == 0 && !fact.site->status.empty()) finding.subject = fact.site->status + " " + finding.subject;
  finding.pointer = fact.pointer;
  finding.schema_pointer = fact.schema_pointer;
  const bool gone = fact.change == Change::removed;
  finding.location = gone ? fact.base : fact.revision;
  finding.contract_location = gone ? fact.revision : fact.base;
  finding.help = std::string(advice(finding.level, rule.direction));
  return finding;
}

}  // namespace

std::string_view advice(Level level, Direction direction) {
  for (const Advice& row : kAdvice) {
    if (row.level == level && row.direction == direction) return row.text;
  }
  return "";
}

std::string describe(const Rule& rule) {
  std::string text = fill(rule.sentence, {"A", "B", "NAME", "STATUS"});
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

std::vector<Finding> judge(const std::vector<Fact>& facts, RuleContext context, const std::string& provider) {
  std::vector<Finding> findings;
  for (const Fact& fact : facts) {
    const Rule* rule = find_rule(fact, context);
    if (rule == nullptr) continue;
    findings.push_back(make_finding(fact, *rule, context, provider));
    context.has_errors = context.has_errors || findings.back().level == Level::error;
  }
  return findings;
}

}  // namespace steelyard::drift
