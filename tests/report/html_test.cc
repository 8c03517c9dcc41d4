// The page is written so that an XML reader understands it too, which sees whether text has become elements.
#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <set>
#include <string>

#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

const std::set<std::string> kElements = {"html", "head",  "meta", "title", "style", "body", "h1", "h2", "p",
                                         "b",    "small", "time", "table", "tr",    "td",   "ul", "li"};

struct Walker : pugi::xml_tree_walker {
  int items = 0;
  int rows = 0;
  bool for_each(pugi::xml_node& node) override {
    const std::string name = node.name();
    items += name == "li" ? 1 : 0;
    rows += name == "tr" ? 1 : 0;
    if (node.type() == pugi::node_element) CHECK_MESSAGE(kElements.count(name) == 1, name);
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string key = attribute.name();
      const bool known = key == "class" || name == "meta" || name == "html";
      CHECK_MESSAGE(known, name << " " << key);
    }
    return true;
  }
};

TEST_CASE("hostile text adds no element and no attribute to the page") {
  for (const Report& report : {sample_report(), hostile_report()}) {
    const std::string text = write_html(report, {});
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    REQUIRE_MESSAGE(parsed, parsed.description());
    Walker walker;
    document.traverse(walker);
    CHECK(walker.rows == 7);
    CHECK(walker.items == 4);
  }
}

TEST_CASE("the page loads nothing") {
  const std::string text = write_html(hostile_report(), {});
  CHECK(text.find("default-src 'none'") != std::string::npos);
  for (const char* tag : {"<script", "<link", "<img", "<a ", "url("}) CHECK(text.find(tag) == std::string::npos);
}

}  // namespace
}  // namespace steelyard::report
