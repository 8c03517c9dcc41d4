#include <fmt/format.h>  // seconds

#include <pugixml.hpp>
#include <sstream>  // the XML library writes to a stream

#include "report/group.h"
#include "report/safe_text.h"
#include "report/writers.h"

namespace steelyard::report {
namespace {

struct Counts {
  int tests = 0, failures = 0, errors = 0, skipped = 0;
  std::int64_t microseconds = 0;

  void add(const Case& test) {
    ++tests;
    failures += test.outcome == Outcome::failed ? 1 : 0;
    errors += test.outcome == Outcome::unreachable ? 1 : 0;
    skipped += test.outcome == Outcome::not_exercised || test.outcome == Outcome::known ? 1 : 0;
    microseconds += test.microseconds;
  }
};

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(safe_text(value).c_str());
}

std::string seconds(std::int64_t microseconds) {
  return fmt::format("{:.6f}", static_cast<double>(microseconds) / 1e6);
}

void set_counts(pugi::xml_node node, const Counts& counts) {
  set(node, "tests", std::to_string(counts.tests));
  set(node, "failures", std::to_string(counts.failures));
  set(node, "errors", std::to_string(counts.errors));
  set(node, "skipped", std::to_string(counts.skipped));
  set(node, "time", seconds(counts.microseconds));
}

// Everything about the findings of a case, for the text of its element.
std::string details(const Case& test) {
  std::string text;
  for (const Finding& finding : test.findings) {
    text += fmt::format("{}: {}\n", to_string(finding.level), safe_text(finding.message));
    for (const std::string& detail : finding_details(finding)) text += "  " + detail + "\n";
    if (!finding.help.empty()) text += "  help: " + safe_text(finding.help) + "\n";
    text += "  fingerprint: " + finding.fingerprint() + "\n";
  }
  return text;
}

void add_result(pugi::xml_node node, const char* element, const std::string& type, const std::string& message,
                const std::string& text) {
  pugi::xml_node result = node.append_child(element);
  set(result, "message", message);
  if (!type.empty()) set(result, "type", type);
  if (!text.empty()) result.text().set(text.c_str());
}

void add_output(pugi::xml_node node, const Case& test) {
  if (!test.findings.empty()) node.append_child("system-out").text().set(details(test).c_str());
}

void add_outcome(pugi::xml_node node, const Case& test) {
  switch (test.outcome) {
    case Outcome::failed:
      return add_result(node, "failure", test.id, headline(test), details(test));
    case Outcome::unreachable:
      return add_result(node, "error", "unreachable", test.reason, "");
    case Outcome::known:
      add_result(node, "skipped", "", "known: " + headline(test), "");
      return add_output(node, test);
    case Outcome::not_exercised:
      return add_result(node, "skipped", "", test.reason, "");
    case Outcome::passed:
      return add_output(node, test);
  }
}

// The place to mend if there is one, else where the contract documents the case.
const Location& place_of(const Case& test) {
  for (const Finding& finding : test.findings) {
    if (!finding.location.file.empty()) return finding.location;
  }
  return test.location;
}

void add_case(pugi::xml_node suite, const Case& test) {
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "name", case_title(test));
  set(node, "classname", test.provider + "." + test.operation);
  set(node, "time", seconds(test.microseconds));
  const Location& place = place_of(test);
  if (!place.file.empty()) set(node, "file", place.file);
  if (!place.file.empty() && place.line != 0) set(node, "line", std::to_string(place.line));
  add_outcome(node, test);
}

void add_suite(pugi::xml_node root, const Group& group, const Report& report) {
  pugi::xml_node suite = root.append_child("testsuite");
  set(suite, "name", group.provider + " " + group.operation);
  Counts counts;
  for (const Case* test : group.cases) counts.add(*test);
  set_counts(suite, counts);
  if (!report.timestamp.empty()) set(suite, "timestamp", report.timestamp);
  for (const Case* test : group.cases) add_case(suite, *test);
}

}  // namespace

std::string write_junit(const Report& report, const WriteOptions& /*options*/) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", report.tool + ": " + report.target);
  Counts counts;
  for (const Case& test : report.cases) counts.add(test);
  set_counts(root, counts);
  for (const Group& group : group_by_operation(report)) add_suite(root, group, report);
  std::ostringstream text;
  document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

}  // namespace steelyard::report
