// The output formats, down to the last field.
#include "json_schema/output.h"

#include "json_schema/absolute_location.h"
#include "tests/json_schema/support.h"

namespace steelyard::json_schema {
namespace {

// The example of JSON Schema 2020-12 core, section 12.4.
constexpr char kPolygon[] = R"({
  "$id": "https://example.com/polygon",
  "$defs": {"point": {"type": "object", "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
                      "additionalProperties": false, "required": ["x", "y"]}},
  "type": "array", "items": {"$ref": "#/$defs/point"}, "minItems": 3})";

struct Row {
  const char* schema;
  const char* instance;
  OutputFormat format;
  const char* output;
};

void check(const Row& row) {
  CAPTURE(row.schema);
  CAPTURE(row.instance);
  CHECK(write_json(*make_output(program_of(row.schema), json(row.instance), row.format), 1) ==
        write_json(json(row.output), 1));
}

TEST_CASE("flag says yes or no") {
  check({R"({"type": "string"})", "1", OutputFormat::flag, R"({"valid": false})"});
  check({R"({"type": "string"})", "\"a\"", OutputFormat::flag, R"({"valid": true})"});
}

TEST_CASE("basic is a list") {
  check({kPolygon, R"([{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}])", OutputFormat::basic, R"({
    "valid": false, "keywordLocation": "", "absoluteKeywordLocation": "https://example.com/polygon#",
    "instanceLocation": "", "errors": [
      {"valid": false, "keywordLocation": "/minItems",
       "absoluteKeywordLocation": "https://example.com/polygon#/minItems", "instanceLocation": "",
       "error": "the array has 2 items, fewer than 3"},
      {"valid": false, "keywordLocation": "/items/$ref/required",
       "absoluteKeywordLocation": "https://example.com/polygon#/$defs/point/required", "instanceLocation": "/1",
       "error": "the property 'y' is missing"},
      {"valid": false, "keywordLocation": "/items/$ref/additionalProperties",
       "absoluteKeywordLocation": "https://example.com/polygon#/$defs/point/additionalProperties",
       "instanceLocation": "/1/z", "error": "the property 'z' is not allowed"}]})"});
  check({R"({"$id": "https://a.example/", "title": "T"})", "1", OutputFormat::basic, R"({
    "valid": true, "keywordLocation": "", "absoluteKeywordLocation": "https://a.example/#", "instanceLocation": "",
    "annotations": [{"valid": true, "keywordLocation": "/title",
                     "absoluteKeywordLocation": "https://a.example/#/title", "instanceLocation": "",
                     "annotation": "T"}]})"});
}

TEST_CASE("hierarchical follows the schema, and a single child takes the place of its parent") {
  check({kPolygon, R"([{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}])", OutputFormat::hierarchical, R"({
    "valid": false, "keywordLocation": "", "absoluteKeywordLocation": "https://example.com/polygon#",
    "instanceLocation": "", "errors": [
      {"valid": false, "keywordLocation": "/minItems",
       "absoluteKeywordLocation": "https://example.com/polygon#/minItems", "instanceLocation": "",
       "error": "the array has 2 items, fewer than 3"},
      {"valid": false, "keywordLocation": "/items/$ref",
       "absoluteKeywordLocation": "https://example.com/polygon#/$defs/point", "instanceLocation": "/1", "errors": [
         {"valid": false, "keywordLocation": "/items/$ref/required",
          "absoluteKeywordLocation": "https://example.com/polygon#/$defs/point/required", "instanceLocation": "/1",
          "error": "the property 'y' is missing"},
         {"valid": false, "keywordLocation": "/items/$ref/additionalProperties",
          "absoluteKeywordLocation": "https://example.com/polygon#/$defs/point/additionalProperties",
          "instanceLocation": "/1/z", "error": "the property 'z' is not allowed"}]}]})"});
  check({R"({"$id": "https://a.example/", "items": {"type": "null"}})", "[1]", OutputFormat::hierarchical, R"({
    "valid": false, "keywordLocation": "/items/type", "absoluteKeywordLocation": "https://a.example/#/items/type",
    "instanceLocation": "/0", "error": "expected null, got number 1"})"});
}

TEST_CASE("every branch of a failed choice is told, below the keyword") {
  check({R"({"$id": "https://a.example/", "anyOf": [{"type": "null"}, {"required": ["a", "b"]}]})", "{}",
         OutputFormat::hierarchical, R"({
    "valid": false, "keywordLocation": "/anyOf", "absoluteKeywordLocation": "https://a.example/#/anyOf",
    "instanceLocation": "",
    "error": "{} matches none of the 2 alternatives; alternative 2 comes closest", "errors": [
      {"valid": false, "keywordLocation": "/anyOf/0/type",
       "absoluteKeywordLocation": "https://a.example/#/anyOf/0/type", "instanceLocation": "",
       "error": "expected null, got object {}"},
      {"valid": false, "keywordLocation": "/anyOf/1", "absoluteKeywordLocation": "https://a.example/#/anyOf/1",
       "instanceLocation": "", "errors": [
         {"valid": false, "keywordLocation": "/anyOf/1/required",
          "absoluteKeywordLocation": "https://a.example/#/anyOf/1/required", "instanceLocation": "",
          "error": "the property 'a' is missing"},
         {"valid": false, "keywordLocation": "/anyOf/1/required",
          "absoluteKeywordLocation": "https://a.example/#/anyOf/1/required", "instanceLocation": "",
          "error": "the property 'b' is missing"}]}]})"});
}

TEST_CASE("locations count from the root schema, and URIs from its resource") {
  Registry registry;
  registry.add("file:///api.yaml", parse("openapi: 3.1.0\ncomponents: {schemas: {A: {type: string}}}", "api.yaml"));
  Result<Program> program = compile(registry, {"file:///api.yaml", "/components/schemas/A"}, {});
  REQUIRE(program);
  const Json output = *make_output(*program, json("1"), OutputFormat::basic);
  CHECK(output.at("errors").at(0).at("keywordLocation") == "/type");
  CHECK(output.at("errors").at(0).at("absoluteKeywordLocation") == "file:///api.yaml#/components/schemas/A/type");
}

TEST_CASE("what could not be judged has no output: neither a schema nor its negation is said to fail") {
  const Json text = std::string(40, 'a') + "b";
  for (const char* schema : {R"({"pattern": "^(a+)+$"})", R"({"not": {"pattern": "^(a+)+$"}})"}) {
    CAPTURE(schema);
    const Program program = program_of(schema);
    for (const OutputFormatRow& row : output_formats()) {
      const Result<Json> output = make_output(program, text, row.format);
      REQUIRE_FALSE(output);
      CHECK(output.error().code == ErrorCode::instance_not_judged);
    }
    Evaluator evaluator;
    CHECK_FALSE(evaluator.is_valid(program, text));
    CHECK(evaluator.not_judged(program));
    evaluator.is_valid(program, "b");
    CHECK_FALSE(evaluator.not_judged(program));
  }
}

TEST_CASE("annotations of a ladder end with an error, not with the memory") {
  std::string schema = R"({"$ref": "#/$defs/d0", "$defs": {)";
  for (int i = 0; i < 25; ++i) {
    const std::string next = R"({"$ref": "#/$defs/d)" + std::to_string(i + 1) + "\"}";
    schema += "\"d" + std::to_string(i) + R"(": {"title": "x", "anyOf": [)" + next + ", " + next + "]}, ";
  }
  const Program program = program_of(schema + R"("d25": {"title": "last"}}})");
  const Result<Json> output = make_output(program, 1, OutputFormat::basic);
  REQUIRE_FALSE(output);
  CHECK(output.error().code == ErrorCode::instance_not_judged);
}

TEST_CASE("a pointer becomes a fragment") {
  CHECK(pointer_fragment("/a~1b/$ref/0") == "/a~1b/$ref/0");
  CHECK(pointer_fragment("/a b/\"%^\xC3\xA9") == "/a%20b/%22%25%5E%C3%A9");
}

}  // namespace
}  // namespace steelyard::json_schema
