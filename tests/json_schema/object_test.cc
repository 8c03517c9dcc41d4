#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("members") {
  const Verdict rows[] = {
      {R"({"required": ["a", "b"]})", R"({"b": 1, "a": null})", true},
      {R"({"required": ["a", "b"]})", R"({"b": 1})", false},
      {R"({"required": ["a"]})", "[]", true},
      {R"({"minProperties": 1})", "{}", false},
      {R"({"maxProperties": 1})", R"({"a": 1, "b": 2})", false},
      {R"({"properties": {"a": {"type": "string"}}})", R"({"a": 1})", false},
      {R"({"properties": {"a": {"type": "string"}}})", R"({"b": 1})", true},
      {R"({"patternProperties": {"^x": {"type": "string"}}})", R"({"xa": 1})", false},
      {R"({"properties": {"xa": true}, "patternProperties": {"^x": {"type": "string"}}})", R"({"xa": 1})", false},
      {R"({"properties": {"a": true}, "patternProperties": {"^x": true}, "additionalProperties": false})",
       R"({"a": 1, "xa": 1})", true},
      {R"({"properties": {"a": true}, "additionalProperties": {"type": "null"}})", R"({"a": 1, "b": 1})", false},
      {R"({"propertyNames": {"maxLength": 2}})", R"({"ab": 1, "abc": 1})", false},
      {R"({"propertyNames": {"maxLength": 2}})", R"({"ab": 1})", true},
      {R"({"dependentRequired": {"a": ["b"]}})", R"({"a": 1})", false},
      {R"({"dependentRequired": {"a": ["b"]}})", R"({"c": 1})", true},
      {R"({"dependentSchemas": {"a": {"maxProperties": 1}}})", R"({"a": 1, "b": 1})", false},
      {R"({"dependencies": {"a": ["b"], "c": {"maxProperties": 1}}})", R"({"c": 1, "d": 1})", false},
      {R"({"dependencies": {"a": ["b"], "c": {"maxProperties": 1}}})", R"({"a": 1, "b": 1})", true},
      {R"({"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false})", R"({"a": 1})", true},
      {R"({"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false})", R"({"b": 1})", false},
  };
  check_verdicts(rows);
}

TEST_CASE("what the keywords of objects say: every failure, in order") {
  struct Row {
    const char *schema, *instance;
    std::vector<std::string> failures;
  };
  const Row rows[] = {
      {R"({"required": ["a", "b", "c"]})",
       R"({"b": 1})",
       {" | /required | the property 'a' is missing", " | /required | the property 'c' is missing"}},
      {R"({"properties": {"a": {"type": "string"}}, "additionalProperties": false})",
       R"({"x/y": 1, "a": 2})",
       {"/x~1y | /additionalProperties | the property 'x/y' is not allowed",
        "/a | /properties/a/type | expected string, got number 2"}},
      {R"({"minProperties": 2})", "{\"a\": 1}", {" | /minProperties | the object has 1 property, fewer than 2"}},
      {R"({"maxProperties": 0})", "{\"a\": 1}", {" | /maxProperties | the object has 1 property, more than 0"}},
      {R"({"dependentRequired": {"a": ["b"]}})",
       R"({"a": 1})",
       {" | /dependentRequired | the property 'b' is missing beside 'a'"}},
      {R"({"propertyNames": {"pattern": "^a"}})",
       R"({"b": 1})",
       {"/b | /propertyNames/pattern | \"b\" does not match the pattern ^a"}},
      {R"({"allOf": [{"properties": {"a": {"type": "null"}}}], "unevaluatedProperties": false})",
       R"({"a": 1, "b": 2})",
       {"/a | /allOf/0/properties/a/type | expected null, got number 1",
        "/b | /unevaluatedProperties | the property 'b' is allowed by no part of the schema"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(failures_of(program_of(row.schema), row.instance) == row.failures);
  }
}

TEST_CASE("a schema with many properties and an object with many members") {
  Json schema = {{"properties", Json::object()}, {"additionalProperties", false}};
  Json instance = Json::object();
  for (int i = 0; i < 2000; ++i) {
    schema["properties"].push_back({"name_" + std::to_string(i), {{"type", "integer"}}});
    instance.push_back({"name_" + std::to_string(1999 - i), i});
  }
  const Program program = program_of(write_json(schema));
  Evaluator evaluator;
  CHECK(evaluator.is_valid(program, instance));
  instance.push_back({"name_2000", 1});
  CHECK_FALSE(evaluator.is_valid(program, instance));
}

}  // namespace
}  // namespace steelyard::json_schema
