#include "base/document.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard {
namespace {

std::string place(const Result<Document>& document, std::string_view pointer) {
  return to_string(document->locate(pointer));
}

TEST_CASE("a JSON value knows the line and column of each part") {
  const auto document = read_json("{\n  \"a\": [10, 20.5,\n    \"x\"],\n  \"b\" : {\"c\": null}\n}", "t.json");
  REQUIRE(document);
  CHECK(place(document, "") == "t.json:1:1");
  CHECK(place(document, "/a") == "t.json:2:3");
  CHECK(place(document, "/a/0") == "t.json:2:9");
  CHECK(place(document, "/a/1") == "t.json:2:13");
  CHECK(place(document, "/a/2") == "t.json:3:5");
  CHECK(place(document, "/b/c") == "t.json:4:10");
  CHECK(place(document, "/b/none") == "t.json:4:3");
}

TEST_CASE("columns count code points, not bytes") {
  const auto document = read_json("{\"é\": 1, \"b\": 2}", "t.json");
  REQUIRE(document);
  CHECK(place(document, "/b") == "t.json:1:10");
}

TEST_CASE("a YAML value knows the line and column of each part") {
  const auto document = read_yaml("a:\n  - 10\n  - x: y\nb: {c: null}\n200: ok\n", "t.yaml");
  REQUIRE(document);
  CHECK(place(document, "/a") == "t.yaml:1:1");
  CHECK(place(document, "/a/0") == "t.yaml:2:5");
  CHECK(place(document, "/a/1/x") == "t.yaml:3:5");
  CHECK(place(document, "/b/c") == "t.yaml:4:5");
  CHECK(place(document, "/200") == "t.yaml:5:1");
}

TEST_CASE("a text inside a page keeps the places of the page") {
  const auto document = read_yaml("a: 1\nb: 2\n", "page.md", {}, {10, 3});
  REQUIRE(document);
  CHECK(place(document, "/b") == "page.md:11:3");
}

TEST_CASE("JSON that is not JSON is refused with its place") {
  struct Row {
    const char* name;
    std::string text;
    ErrorCode code;
    std::string where;
  };
  const Row rows[] = {
      {"empty", "", ErrorCode::file_empty, "t.json:1:1"},
      {"blank", " \n ", ErrorCode::file_empty, "t.json:1:1"},
      {"truncated", "{\"a\": [1,\n 2", ErrorCode::json_syntax, "t.json:2:2"},
      {"trailing garbage", "{}\n x", ErrorCode::json_syntax, "t.json:2:2"},
      {"NaN", "[NaN]", ErrorCode::json_syntax, "t.json:1:2"},
      {"1e999", "[1, 1e999]", ErrorCode::number_out_of_range, "t.json:1:10"},
      {"not UTF-8", "{\"a\":\n\"\xFF\"}", ErrorCode::not_utf8, "t.json:2:2"},
      {"too deep", std::string(1100, '['), ErrorCode::nesting_too_deep, "t.json:1:1025"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto document = read_json(row.text, "t.json");
      REQUIRE_FALSE(document);
      CHECK(document.error().code == row.code);
      CHECK(to_string(document.error().where) == row.where);
    }
  }
}

TEST_CASE("YAML that is not YAML is refused with its place") {
  struct Row {
    const char* name;
    std::string text;
    ErrorCode code;
    std::string where;
  };
  const Row rows[] = {
      {"empty", "", ErrorCode::file_empty, "t.yaml:1:1"},
      {"only comments", "# nothing\n", ErrorCode::file_empty, "t.yaml:1:1"},
      {"truncated", "a: \"open\nb", ErrorCode::yaml_syntax, "t.yaml:2:2"},
      {"tab indent", "a:\n\tb: 1\n", ErrorCode::yaml_syntax, "t.yaml:2:3"},
      {"duplicate key", "a: 1\nb: 2\na: 3\n", ErrorCode::duplicate_key, "t.yaml:3:1"},
      {"a whole number beyond all doubles", "a: " + std::string(310, '1') + "\n", ErrorCode::number_out_of_range,
       "t.yaml:1:4"},
      {"infinity", "a: .inf\n", ErrorCode::number_out_of_range, "t.yaml:1:4"},
      {"not UTF-8", "a: \xC3\x28\n", ErrorCode::not_utf8, "t.yaml:1:4"},
      {"too deep", std::string(450, '[') + std::string(450, ']'), ErrorCode::nesting_too_deep, "t.yaml:1:401"},
      {"two documents", "a: 1\n---\nb: 2\n", ErrorCode::yaml_syntax, "t.yaml:2:1"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto document = read_yaml(row.text, "t.yaml");
      REQUIRE_FALSE(document);
      CHECK(document.error().code == row.code);
      CHECK(to_string(document.error().where) == row.where);
    }
  }
}

TEST_CASE("a billion laughs are refused") {
  std::string text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string below = "*a" + std::to_string(i - 1);
    text += name + ": &" + name + " [" + below;
    for (int j = 1; j < 10; ++j) text += ", " + below;
    text += "]\n";
  }
  const auto document = read_yaml(text, "t.yaml");
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::alias_bomb);
}

TEST_CASE("anchors within anchors are refused before they fill the memory") {
  std::string text = "x: ";
  for (int i = 0; i < 300; ++i) text += "&a" + std::to_string(i) + " [";
  for (int i = 0; i < 10'000; ++i) text += "x,";
  const auto document = read_yaml(text + std::string(300, ']'), "t.yaml");
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::alias_bomb);
}

TEST_CASE("a text that is cut short by the parser is refused") {
  for (const std::string_view text : {"a: \"b\n", "a: &x 'it''s\n", "\"a\n", "a: !!str \"b\\\"\n"}) {
    CAPTURE(text);
    const auto document = read_yaml(text, "t.yaml");
    REQUIRE_FALSE(document);
    CHECK(document.error().message == "the quote is not closed");
  }
  for (const std::string_view text :
       {"a: \"b\"\n", "a: &x 'it''s'", "'a'", "a: !!str \"b\\\"\"", "a: \"b\" # \"", "a: b\"\n"}) {
    CAPTURE(text);
    CHECK(read_yaml(text, "t.yaml"));
  }
}

TEST_CASE("YAML scalars follow the core schema of YAML 1.2") {
  struct Row {
    const char* text;
    const char* json;
  };
  const Row rows[] = {
      {"no", R"("no")"},
      {"on", R"("on")"},
      {"2026-01-01", R"("2026-01-01")"},
      {"'200'", R"("200")"},
      {"200", "200"},
      {"-7", "-7"},
      {"1.50", "1.5"},
      {".5", "0.5"},
      {"1e3", "1000.0"},
      {"0x1F", "31"},
      {"0o17", "15"},
      {"~", "null"},
      {"", "null"},
      {"'null'", R"("null")"},
      {"True", "true"},
      {"!!str 12", R"("12")"},
      {"1.2.3", R"("1.2.3")"},
      {"12_000", R"("12_000")"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"18446744073709551615", "18446744073709551615"},
      {"000123456789012345678901234567890", "123456789012345678901234567890"},
      {"-00123456789012345678901234567890", "-123456789012345678901234567890"},
      {"-007", "-7"},
      {"000", "0"},
      {"00.1234567890123456789012", "0.1234567890123456789012"},
      {"-001.1234567890123456789012", "-1.1234567890123456789012"},
      {"1e-400", "1e-400"},
      {R"("\N\_é\L")", "\"\xC2\x85\xC2\xA0é\xE2\x80\xA8\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto document = read_yaml(std::string("a: ") + row.text + "\n", "t.yaml");
    REQUIRE(document);
    CHECK(write_json(document->root()["a"]) == row.json);
  }
}

TEST_CASE("merge keys merge, and the mapping's own members win") {
  const auto document = read_yaml("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n", "t.yaml");
  REQUIRE(document);
  CHECK(write_json(document->root()["use"]) == R"({"y":3,"x":1})");
}

TEST_CASE("numbers keep their digits when no machine type can hold them") {
  for (const std::string text : {"123456789012345678901234567890", "-99999999999999999999", "0.1234567890123456789012",
                                 "18446744073709551615", "1.0", "4.02", "1e-400", "0.0"}) {
    const auto document = read_json("[" + text + "]", "t.json");
    REQUIRE(document);
    CHECK(write_json(document->root()) == "[" + text + "]");
    CHECK(is_number(document->root()[0]));
  }
}

TEST_CASE("duplicate members of a JSON object are reported, the last wins") {
  const auto document = read_json("{\"a\": 1,\n \"b\": [{\"c\": 1, \"c\": 2}],\n \"a\": 3}", "t.json");
  REQUIRE(document);
  CHECK(write_json(document->root()) == R"({"a":3,"b":[{"c":2}]})");
  REQUIRE(document->duplicate_keys().size() == 2);
  CHECK(document->duplicate_keys()[0].pointer == "/b/0/c");
  CHECK(document->duplicate_keys()[1].pointer == "/a");
  CHECK(document->duplicate_keys()[1].line == 3);
}

TEST_CASE("a duplicate key is found among many") {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\": " + std::to_string(i) + ", ";
  const auto document = read_json(text + "\"k42\": -1}", "t.json");
  REQUIRE(document);
  REQUIRE(document->duplicate_keys().size() == 1);
  CHECK(document->duplicate_keys()[0].pointer == "/k42");
  CHECK(document->root()["k42"] == -1);
  CHECK(document->root().size() == 100);
}

}  // namespace
}  // namespace steelyard
