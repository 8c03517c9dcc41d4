#include "base/yaml_writer.h"

#include <doctest/doctest.h>

#include <string>  // long texts

#include "base/document.h"
#include "base/json.h"

namespace steelyard {
namespace {

TEST_CASE("YAML is written for people") {
  struct Row {
    const char* json;
    std::string yaml;
  };
  const Row rows[] = {
      {R"({"a": 1, "b": {"c": [1.5, true, null]}})", "a: 1\nb:\n  c:\n    - 1.5\n    - true\n    - null\n"},
      {R"({"200": "200", "x": "text"})", "'200': '200'\nx: text\n"},
      {R"([{"a": {}, "b": []}])", "- a: {}\n  b: []\n"},
      {R"("no")", "'no'\n"},
      {R"("3.1.0")", "3.1.0\n"},
      {R"("1_000")", "'1_000'\n"},
      {R"("12:30")", "'12:30'\n"},
      {R"("2026-01-01")", "'2026-01-01'\n"},
      {R"("")", "''\n"},
      {R"("...")", "'...'\n"},
      {R"("---")", "'---'\n"},
      {R"("it's: so")", "\"it's: so\"\n"},
      {R"("two\nlines")", "\"two\\nlines\"\n"},
      {"1.0", "1.0\n"},
      {"{}", "{}\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.json) { CHECK(write_yaml(Json::parse(row.json)) == row.yaml); }
  }
}

TEST_CASE("what is written reads back the same") {
  const char* const texts[] = {"",
                               "null",
                               "Null",
                               "~",
                               "true",
                               "yes",
                               "On",
                               "0x1F",
                               "0o17",
                               "1e3",
                               "+1",
                               ".5",
                               ".inf",
                               "-.INF",
                               ".nan",
                               "12:30:45",
                               "1_000",
                               "-",
                               "- a",
                               "? a",
                               ": a",
                               "a: b",
                               "a #b",
                               "#a",
                               " a",
                               "a ",
                               "\ta",
                               "a\n",
                               "\na",
                               "a\r\nb",
                               "'",
                               "\"",
                               "\\",
                               "{a}",
                               "[a]",
                               "a, b",
                               "&a",
                               "*a",
                               "!a",
                               "|",
                               ">",
                               "%a",
                               "@a",
                               "`a",
                               "---",
                               "...",
                               "<<",
                               "=",
                               "é",
                               "😀",
                               "\x7F",
                               "\x01",
                               "a\tb",
                               "key:",
                               "http://a.b/c?d=e#f",
                               "{{x}}",
                               "\xC2\x85",
                               "\xE2\x80\xA8",
                               "\xEF\xBB\xBF",
                               "a \"\\\n\xC3\xA9 \xEF\xBF\xBF",
                               "\xEF\xB7\x90",
                               "\xF0\x9F\xBF\xBE"};
  for (const char* text : texts) {
    CAPTURE(text);
    const Json value = {{"value", text}, {std::string("k") + text, Json::array({text})}, {text, 1}};
    const auto read = read_yaml(write_yaml(value), "t.yaml");
    REQUIRE_MESSAGE(read, to_string(read.error()));
    CHECK(read->root() == value);
  }
  const Json long_text = std::string(5000, 'a') + " " + std::string(5000, 'b');
  const auto read = read_yaml(write_yaml(long_text), "t.yaml");
  REQUIRE(read);
  CHECK(read->root() == long_text);
}

TEST_CASE("a key of more than 1,024 characters as written reads back the same") {
  const std::string keys[] = {std::string(1024, 'a'), std::string(5000, 'b') + ": c", std::string(600, '\''),
                              std::string(200, '\t') + "\xEF\xBF\xBF"};
  for (const std::string& key : keys) {
    const Json values[] = {1, nullptr, "text", Json::array(), Json::array({1, 2}), {{"a", {{"b", 1}}}, {"c", 2}}};
    for (const Json& member : values) {
      CAPTURE(key.substr(0, 10));
      CAPTURE(member.dump());
      const Json value = {
          {"before", 1}, {key, member}, {"after", {{key, member}, {"last", Json::array({{{key, 1}}})}}}};
      const auto read = read_yaml(write_yaml(value), "t.yaml");
      REQUIRE_MESSAGE(read, to_string(read.error()));
      CHECK(read->root() == value);
    }
  }
}

TEST_CASE("numbers keep their digits") {
  for (const char* digits :
       {"123456789012345678901234567890", "0.1", "-0.5", "1e300", "18446744073709551615", "718924.5"}) {
    const auto number = read_json(digits, "t.json");
    REQUIRE(number);
    const std::string yaml = write_yaml(number->root());
    const auto read = read_yaml(yaml, "t.yaml");
    REQUIRE(read);
    CHECK(number_text(read->root()) == number_text(number->root()));
  }
}

}  // namespace
}  // namespace steelyard
