#include "openapi/jsx_tag.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

std::string dump(std::string_view text) {
  std::string result;
  for (std::size_t from = 0;;) {
    const auto tag = next_tag(text, from);
    if (!tag) return result;
    result += (tag->closing ? "/" : "") + tag->name;
    for (const JsxAttribute& attribute : tag->attributes) {
      result += " " + attribute.name + (attribute.has_value ? "=" + attribute.value : "");
    }
    result += std::string(tag->self_closing ? "/" : "") + ";";
    from = tag->end;
  }
}

TEST_CASE("tags of components are read with their attributes") {
  struct Row {
    const char* name;
    const char* text;
    std::string tags;
  };
  const Row rows[] = {
      {"quoted and bare", R"(<ParamField header="x-key" type='string' required>)",
       "ParamField header=x-key type=string required;"},
      {"braces", R"(<ParamField query="n" default={10} enum={["a", "b"]}>)",
       R"(ParamField query=n default=10 enum=["a", "b"];)"},
      {"nested braces", "<Card style={{a: {b: 1}}}>", "Card style={a: {b: 1}};"},
      {"self-closing", "<Card/><Card a=\"1\" />", "Card/;Card a=1/;"},
      {"closing", "text </ResponseField> text", "/ResponseField;"},
      {"across lines", "<ParamField\n  body=\"a\"\r\n  required\n>", "ParamField body=a required;"},
      {"angle bracket in a value", R"(<ParamField query="a" placeholder="<id>">)",
       "ParamField query=a placeholder=<id>;"},
      {"empty value", R"(<ParamField query="a" default="">)", "ParamField query=a default=;"},
      {"lower case is HTML", "<div class=\"a\">", ""},
      {"less-than signs", "a < B and c<Dora", ""},
      {"open quote", "<ParamField query=\"a>", ""},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(dump(row.text) == row.tags); }
  }
}

TEST_CASE("a flag is true when bare or {true}") {
  CHECK(next_tag("<P required>", 0)->flag("required"));
  CHECK(next_tag("<P required={true}>", 0)->flag("required"));
  CHECK_FALSE(next_tag("<P required={false}>", 0)->flag("required"));
  CHECK_FALSE(next_tag("<P>", 0)->flag("required"));
}

TEST_CASE("a long text of open quotes is read in one pass") {
  std::string text = "<Param ";
  for (int i = 0; i < 20000; ++i) text += "a=\"b\" ";
  CHECK(dump(text) == "");
}

}  // namespace
}  // namespace steelyard::openapi
