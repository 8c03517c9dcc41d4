#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <string>

#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

TEST_CASE("JUnit XML reads back with its counts") {
  const std::string text = write_junit(sample_report(), {});
  pugi::xml_document document;
  REQUIRE(document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
  const pugi::xml_node root = document.child("testsuites");
  CHECK(root.attribute("tests").as_int() == 6);
  CHECK(root.attribute("failures").as_int() == 1);
  CHECK(root.attribute("errors").as_int() == 1);
  CHECK(root.attribute("skipped").as_int() == 1);
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
  CHECK(cases == 6);
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
