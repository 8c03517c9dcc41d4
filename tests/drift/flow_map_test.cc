// Members of maps in flow style, taken out and put in, with every other byte as it was.
#include "drift/flow_map.h"

#include <doctest/doctest.h>

namespace steelyard::drift {
namespace {

std::string edited(const std::string& text, const FlowEdit& edit) {
  const std::optional<FlowMap> map = read_flow_map(text, text.find('{'));
  if (!map) return "not closed";
  std::string result;
  std::size_t at = 0;
  for (const Splice& splice : edit_flow_map(text, *map, edit)) {
    result += text.substr(at, splice.begin - at) + splice.text;
    at = splice.end;
  }
  return result + text.substr(at);
}

TEST_CASE("what is added is written like the member before it") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"p: {a: {type: string}} # z", "p: {a: {type: string}, b: {type: number}} # z"},
      {"{\"a\":{\"type\":\"string\"}}", "{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"number\"}}"},
      {"{\"a\": 1, \"c\": {}}", "{\"a\": 1, \"c\": {}, \"b\": {\"type\": \"number\"}}"},
      {"{a: 1,c: 2}", "{a: 1,c: 2,b: {type: number}}"},
      {"p: {}", "p: {b: {type: number}}"},
      {"{ }", "{b: {type: number} }"},
      {"p: {note: it's {, d: 'it''s }', e: \"\\\"}\"}", "not closed"},
      {"{n: it's, d: 'it''s }', e: \"\\\"}\"}", "{n: it's, d: 'it''s }', e: \"\\\"}\", b: {type: number}}"},
      {"{ # }\n  a: 1, # ,\n}", "{ # }\n  a: 1,\n  b: {type: number}, # ,\n}"},
      {"{a: [1, {c: 2}]}", "{a: [1, {c: 2}], b: {type: number}}"},
      {"{\n  \"a\": {\n    \"type\": \"string\"\n  }\n}",
       "{\n  \"a\": {\n    \"type\": \"string\"\n  },\n  \"b\": {\n    \"type\": \"number\"\n  }\n}"},
      {"{\r\n  \"a\": 1\r\n}", "{\r\n  \"a\": 1,\r\n  \"b\": {\"type\": \"number\"}\r\n}"},
      {"{a: 1", "not closed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(edited(row.text, {{}, {{"b", "number"}}}), row.expected);
  }
  CHECK_EQ(edited("{a: 1}", {{}, {{"is ok", "boolean"}, {"2", "null"}}}),
           "{a: 1, \"is ok\": {type: boolean}, \"2\": {type: null}}");
  CHECK_EQ(edited("\"p\": {}", {{}, {{"b", "number"}}}), "\"p\": {\"b\": {\"type\": \"number\"}}");
}

TEST_CASE("what is taken out goes with one comma") {
  const std::string text = "{a: 1, b: {x: 2}, c: 3}";
  CHECK_EQ(edited(text, {{0}, {}}), "{b: {x: 2}, c: 3}");
  CHECK_EQ(edited(text, {{1}, {}}), "{a: 1, c: 3}");
  CHECK_EQ(edited(text, {{2}, {}}), "{a: 1, b: {x: 2}}");
  CHECK_EQ(edited(text, {{0, 1}, {}}), "{c: 3}");
  CHECK_EQ(edited(text, {{1, 2}, {}}), "{a: 1}");
  CHECK_EQ(edited(text, {{0, 2}, {}}), "{b: {x: 2}}");
  CHECK_EQ(edited(text, {{0, 1, 2}, {}}), "{}");
  CHECK_EQ(edited(text, {{0, 1, 2}, {{"d", "string"}}}), "{d: {type: string}}");
  CHECK_EQ(edited(text, {{2}, {{"d", "string"}, {"e", "number"}}}),
           "{a: 1, b: {x: 2}, d: {type: string}, e: {type: number}}");
  CHECK_EQ(edited("{a: 1, b: 2,}", {{1}, {}}), "{a: 1,}");
}

}  // namespace
}  // namespace steelyard::drift
