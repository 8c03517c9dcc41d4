#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("schemas in place") {
  const Verdict rows[] = {
      {R"({"allOf": [{"minimum": 1}, {"maximum": 3}]})", "2", true},
      {R"({"allOf": [{"minimum": 1}, {"maximum": 3}]})", "4", false},
      {R"({"anyOf": [{"type": "null"}, {"minimum": 3}]})", "3", true},
      {R"({"anyOf": [{"type": "null"}, {"minimum": 3}]})", "2", false},
      {R"({"oneOf": [{"minimum": 1}, {"maximum": 3}]})", "4", true},
      {R"({"oneOf": [{"minimum": 1}, {"maximum": 3}]})", "2", false},
      {R"({"oneOf": [{"type": "null"}, {"type": "string"}]})", "2", false},
      {R"({"not": {"type": "null"}})", "null", false},
      {R"({"not": {"not": {"type": "null"}}})", "null", true},
      {R"({"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}})", "\"a\"", false},
      {R"({"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}})", "1", false},
      {R"({"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}})", "2", true},
      {R"({"then": false})", "1", true},
      {R"({"anyOf": [{"properties": {"a": {"type": "null"}}}, {"properties": {"b": true}}],
           "unevaluatedProperties": false})",
       R"({"b": 1})", true},
      {R"({"anyOf": [{"properties": {"a": {"type": "null"}}}, {"properties": {"b": true}}],
           "unevaluatedProperties": false})",
       R"({"a": 1, "b": 1})", false},
      {R"({"not": {"properties": {"a": true}, "required": ["b"]}, "unevaluatedProperties": false})", R"({"a": 1})",
       false},
  };
  check_verdicts(rows);
}

TEST_CASE("the branch that came closest is explained") {
  struct Row {
    const char *name, *schema, *instance;
    std::vector<std::string> failures;
  };
  const Row rows[] = {
      {"a nullable object",
       R"({"anyOf": [{"type": "null"}, {"type": "object", "required": ["a"]}]})",
       R"({"b": 1})",
       {" | /anyOf | {\"b\":1} matches none of the 2 alternatives; alternative 2 comes closest",
        " | /anyOf/1/required | the property 'a' is missing"}},
      {"variants told apart by a constant",
       R"({"oneOf": [{"properties": {"kind": {"const": "x"}}, "required": ["p", "q"]},
                     {"properties": {"kind": {"const": "y"}}, "required": ["p", "q", "r"]}]})",
       R"({"kind": "y"})",
       {" | /oneOf | {\"kind\":\"y\"} matches none of the 2 alternatives; alternative 2 comes closest",
        " | /oneOf/1/required | the property 'p' is missing", " | /oneOf/1/required | the property 'q' is missing",
        " | /oneOf/1/required | the property 'r' is missing"}},
      {"more than one",
       R"({"oneOf": [{"type": "null"}, {"minimum": 1}, {"maximum": 3}]})",
       "2",
       {" | /oneOf | 2 matches more than one alternative: 2 and 3"}},
      {"not", R"({"not": {"type": "integer"}})", "2", {" | /not | 2 matches the schema that it must not match"}},
      {"then", R"({"if": {"minimum": 1}, "then": {"maximum": 3}})", "4", {" | /then/maximum | 4 is not at most 3"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(failures_of(program_of(row.schema), row.instance) == row.failures);
  }
}

}  // namespace
}  // namespace steelyard::json_schema
