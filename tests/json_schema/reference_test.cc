#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("a failure tells both pointers, the way through references and the line") {
  const Program program = program_of(
      "{\n  \"properties\": {\"a\": {\"$ref\": \"#/$defs/b\"}},\n"
      "  \"$defs\": {\n    \"b\": {\"type\": \"string\",\n          \"minLength\": 2}}}");
  const auto failures = Evaluator().validate(program, json(R"({"a": "x"})"));
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].keyword == "minLength");
  CHECK(failures[0].instance_pointer == "/a");
  CHECK(failures[0].schema_uri == "file:///s.json");
  CHECK(failures[0].schema_pointer == "/$defs/b/minLength");
  CHECK(failures[0].absolute_location == "file:///s.json#/$defs/b/minLength");
  CHECK(failures[0].evaluation_path == "/properties/a/$ref/minLength");
  CHECK(to_string(failures[0].schema_location) == "s.json:5:11");
}

TEST_CASE("references lead to other documents, identifiers and anchors") {
  Registry registry;
  registry.add("file:///dir/main.json", parse(R"({"properties": {
      "file": {"$ref": "other.json#/$defs/text"},
      "id": {"$ref": "https://example.org/named"},
      "anchor": {"$ref": "https://example.org/named#spot"},
      "embedded": {"$ref": "inner"},
      "escaped": {"$ref": "#/$defs/a~1b%25c"}},
    "$defs": {"a/b%c": {"type": "null"}, "in": {"$id": "inner", "type": "boolean"}}})",
                                              "main.json"));
  registry.add("file:///dir/other.json", parse(R"({"$defs": {"text": {"type": "string"}}})", "other.json"));
  registry.add("file:///dir/named.json", parse(R"({"$id": "https://example.org/named", "type": "integer",
                         "$defs": {"x": {"$anchor": "spot", "type": "array"}}})",
                                               "named.json"));
  const Result<Program> program = compile(registry, {"file:///dir/main.json", ""}, {});
  REQUIRE_MESSAGE(program, to_string(program ? Error{} : program.error()));
  Evaluator evaluator;
  CHECK(
      evaluator.is_valid(*program, json(R"({"file": "", "id": 1, "anchor": [], "embedded": true, "escaped": null})")));
  for (const char* wrong :
       {R"({"file": 1})", R"({"id": ""})", R"({"anchor": 1})", R"({"embedded": 1})", R"({"escaped": 1})"}) {
    CAPTURE(wrong);
    CHECK_FALSE(evaluator.is_valid(*program, json(wrong)));
  }
}

TEST_CASE("a dynamic reference leads to the outermost anchor that was entered") {
  const Verdict rows[] = {
      {R"({"$id": "https://example.org/strict", "$dynamicAnchor": "node", "$ref": "tree", "unevaluatedProperties": false,
           "$defs": {"tree": {"$id": "tree", "$dynamicAnchor": "node", "properties": {
             "children": {"items": {"$dynamicRef": "#node"}}}}}})",
       R"({"children": [{"children": []}]})", true},
      {R"({"$id": "https://example.org/strict", "$dynamicAnchor": "node", "$ref": "tree", "unevaluatedProperties": false,
           "$defs": {"tree": {"$id": "tree", "$dynamicAnchor": "node", "properties": {
             "children": {"items": {"$dynamicRef": "#node"}}}}}})",
       R"({"children": [{"childern": []}]})", false},
  };
  check_verdicts(rows);
}

TEST_CASE("recursion through values is fine, and bounded") {
  const Program program = program_of(R"({"items": {"$ref": "#"}})");
  Json nested = Json::array();
  for (int i = 0; i < 400; ++i) nested = Json::array({std::move(nested)});
  Evaluator evaluator;
  CHECK(evaluator.is_valid(program, nested));
  for (int i = 0; i < 20'000; ++i) {
    Json outer = Json::array();
    outer.push_back(std::move(nested));
    nested = std::move(outer);
  }
  CHECK_FALSE(evaluator.is_valid(program, nested));
  const auto failures = evaluator.validate(program, nested);
  REQUIRE_FALSE(failures.empty());
  CHECK(failures.back().message == "the instance or the schema is nested too deeply to be judged");
}

TEST_CASE("a $dynamicRef to its own schema is no circle where an outer resource overrides it") {
  const Verdict rows[] = {
      {R"({"$id": "http://x/", "$ref": "b", "$defs": {"b": {"$id": "b", "$dynamicAnchor": "n", "$dynamicRef": "#n"},
           "over": {"$dynamicAnchor": "n", "type": "string"}}})",
       R"("a")", true},
      {R"({"$id": "http://x/", "$ref": "b", "$defs": {"b": {"$id": "b", "$dynamicAnchor": "n", "$dynamicRef": "#n"},
           "over": {"$dynamicAnchor": "n", "type": "string"}}})",
       "1", false},
  };
  check_verdicts(rows);
}

TEST_CASE("the meta-schemas are built in") {
  const Verdict rows[] = {
      {R"({"$ref": "https://json-schema.org/draft/2020-12/schema"})", R"({"minLength": 1, "$defs": {"a": true}})",
       true},
      {R"({"$ref": "https://json-schema.org/draft/2020-12/schema"})", R"({"$defs": {"a": {"minLength": -1}}})", false},
      {R"({"$ref": "https://spec.openapis.org/oas/3.1/dialect/base"})", R"({"discriminator": {"propertyName": "a"}})",
       true},
      {R"({"$ref": "https://spec.openapis.org/oas/3.1/dialect/base"})",
       R"({"properties": {"b": {"discriminator": {}}}})", false},
  };
  check_verdicts(rows);
}

}  // namespace
}  // namespace steelyard::json_schema
