#include <doctest/doctest.h>

#include <algorithm>  // std::find
#include <map>        // attributes
#include <pugixml.hpp>
#include <regex>  // forms of attributes
#include <string>
#include <vector>  // elements

#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

// The structure that the XML schema of Jenkins' xUnit plugin demands: who may stand in whom, in which order, with which
// attributes of which form.
struct ElementRule {
  std::string name;
  std::vector<std::string> children;  // in this order
  std::map<std::string, const char*> required;
  std::map<std::string, const char*> optional;
};

constexpr const char* kText = "[^]*";
constexpr const char* kCount = "[0-9]+";
constexpr const char* kSeconds = "[0-9]+\\.[0-9]{6}";
constexpr const char* kTime = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z";

const std::vector<ElementRule>& element_rules() {
  static const std::vector<ElementRule> rules = {
      {"testsuites",
       {"testsuite"},
       {{"name", kText}, {"tests", kCount}, {"failures", kCount}, {"errors", kCount}, {"skipped", kCount}},
       {{"time", kSeconds}}},
      {"testsuite",
       {"testcase"},
       {{"name", kText}, {"tests", kCount}, {"failures", kCount}, {"errors", kCount}, {"skipped", kCount}},
       {{"time", kSeconds}, {"timestamp", kTime}}},
      {"testcase",
       {"skipped", "error", "failure", "system-out"},
       {{"name", kText}, {"classname", kText}, {"time", kSeconds}},
       {{"file", kText}, {"line", kCount}}},
      {"skipped", {}, {{"message", kText}}, {}},
      {"error", {}, {{"message", kText}, {"type", kText}}, {}},
      {"failure", {}, {{"message", kText}, {"type", kText}}, {}},
      {"system-out", {}, {}, {}},
  };
  return rules;
}

const ElementRule& rule_of(const std::string& element) {
  for (const ElementRule& rule : element_rules()) {
    if (rule.name == element) return rule;
  }
  FAIL("no element of JUnit: " << element);
  return element_rules().front();
}

void check_attributes(const pugi::xml_node& node, const ElementRule& rule) {
  for (const auto& entry : rule.required) {
    const std::string& name = entry.first;
    CHECK_MESSAGE(node.attribute(name.c_str()), rule.name << " " << name);
  }
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const auto required = rule.required.find(attribute.name());
    const auto optional = rule.optional.find(attribute.name());
    REQUIRE_MESSAGE((required != rule.required.end() || optional != rule.optional.end()), attribute.name());
    const char* form = required != rule.required.end() ? required->second : optional->second;
    CHECK_MESSAGE(std::regex_match(attribute.value(), std::regex(form)), attribute.name() << "=" << attribute.value());
  }
}

void check_structure(const pugi::xml_node& node) {
  const ElementRule& rule = rule_of(node.name());
  check_attributes(node, rule);
  auto place = rule.children.begin();
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      CHECK_MESSAGE(rule.children.empty(), rule.name);
      continue;
    }
    place = std::find(place, rule.children.end(), std::string(child.name()));
    REQUIRE_MESSAGE(place != rule.children.end(), child.name() << " in " << rule.name);
    check_structure(child);
  }
}

TEST_CASE("JUnit XML has the structure of its XML schema, whatever the report holds") {
  for (const Report& report : {sample_report(), hostile_report(), Report{"steelyard check", "", "", {}}}) {
    const std::string text = write_junit(report, {});
    pugi::xml_document document;
    REQUIRE(document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
    REQUIRE(std::string(document.document_element().name()) == "testsuites");
    check_structure(document.document_element());
  }
}

TEST_CASE("JUnit XML reads back with its counts") {
  const std::string text = write_junit(sample_report(), {});
  pugi::xml_document document;
  REQUIRE(document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
  const pugi::xml_node root = document.child("testsuites");
  CHECK(root.attribute("tests").as_int() == 7);
  CHECK(root.attribute("failures").as_int() == 1);
  CHECK(root.attribute("errors").as_int() == 1);
  CHECK(root.attribute("skipped").as_int() == 2);  // not exercised, and known
  int suites = 0;
  int cases = 0;
  for (const pugi::xml_node suite : root.children("testsuite")) {
    ++suites;
    int in_suite = 0;
    for ([[maybe_unused]] const pugi::xml_node test : suite.children("testcase")) ++in_suite;
    CHECK(suite.attribute("tests").as_int() == in_suite);
    cases += in_suite;
  }
  CHECK(suites == 2);
  CHECK(cases == 7);
}

TEST_CASE("hostile text stays text in XML") {
  Report report = sample_report();
  report.cases[3].reason = std::string("<a href=\"'&\">]]>\x01\0\xFF", 19);
  const std::string text = write_junit(report, {});
  CHECK(text.find('\x01') == std::string::npos);
  pugi::xml_document document;
  REQUIRE(document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
  const pugi::xml_node skipped = document.child("testsuites").child("testsuite").select_node("testcase/skipped").node();
  CHECK(std::string(skipped.attribute("message").value()) == "<a href=\"'&\">]]>\\x01\\x00\uFFFD");
}

}  // namespace
}  // namespace steelyard::report
