// What annotate() gathers: exact lists, for each keyword that reports what it applied a schema to.
#include "json_schema/annotation.h"

#include "tests/json_schema/support.h"

namespace steelyard::json_schema {
namespace {

// "instance pointer | evaluation path | value" for each annotation.
std::vector<std::string> annotations_of(const std::string& schema, const std::string& instance) {
  const Annotated annotated = annotate(program_of(schema), json(instance));
  std::vector<std::string> lines;
  for (const Annotation& each : annotated.annotations) {
    lines.push_back(each.instance_pointer + " | " + each.evaluation_path + " | " + write_json(*each.value));
  }
  if (!annotated.valid) lines.emplace_back("not valid");
  return lines;
}

struct Row {
  const char* schema;
  const char* instance;
  std::vector<std::string> annotations;
};

TEST_CASE("annotations are those of passing schemas") {
  const Row rows[] = {
      {"true", "1", {}},
      {"false", "1", {"not valid"}},
      {R"({"title": "T", "type": "string"})", "1", {"not valid"}},
      {R"({"$comment": "c", "$defs": {}, "title": "T", "x-more": {"a": 1}})",
       "1",
       {" | /title | \"T\"", " | /x-more | {\"a\":1}"}},
      {R"({"anyOf": [{"title": "A"}, {"title": "B", "type": "null"}, {"title": "C"}]})",
       "1",
       {" | /anyOf/0/title | \"A\"", " | /anyOf/2/title | \"C\""}},
      {R"({"oneOf": [{"title": "A", "type": "null"}, {"title": "B"}]})", "1", {" | /oneOf/1/title | \"B\""}},
      {R"({"oneOf": [{"title": "A"}, {"title": "B"}]})", "1", {"not valid"}},
      {R"({"not": {"title": "N", "type": "null"}})", "1", {}},
      {R"({"if": {"title": "I", "type": "null"}, "then": {"title": "T"}, "else": {"title": "E"}})",
       "1",
       {" | /else/title | \"E\""}},
      {R"({"if": {"title": "I"}, "then": {"title": "T"}})", "1", {" | /if/title | \"I\"", " | /then/title | \"T\""}},
      {R"({"$ref": "#/$defs/a", "$defs": {"a": {"title": "A"}}})", "1", {" | /$ref/title | \"A\""}},
      {R"({"contentEncoding": "base64", "format": "email"})", "1", {" | /format | \"email\""}},
      {R"({"contentEncoding": "base64", "contentSchema": {}})", "\"\"", {" | /contentEncoding | \"base64\""}},
      {R"({"propertyNames": {"title": "N"}})", R"({"a": 1})", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(annotations_of(row.schema, row.instance) == row.annotations);
  }
}

TEST_CASE("applicators report what they applied a schema to") {
  const Row rows[] = {
      {R"({"properties": {"a": {"title": "A"}, "b": {}}})",
       R"({"c": 1, "a": 1})",
       {"/a | /properties/a/title | \"A\"", " | /properties | [\"a\"]"}},
      {R"({"properties": {"a": true}, "patternProperties": {"^b": true}, "additionalProperties": true})",
       R"({"a": 1, "b": 1, "c": 1})",
       {" | /properties | [\"a\"]", " | /patternProperties | [\"b\"]", " | /additionalProperties | [\"c\"]"}},
      {R"({"properties": {"a": {}}})", "[]", {}},
      {R"({"prefixItems": [true, true], "items": true})", "[1]", {" | /prefixItems | true"}},
      {R"({"prefixItems": [true, true], "items": true})", "[1, 2, 3]", {" | /prefixItems | 1", " | /items | true"}},
      {R"({"items": {}})", "[]", {}},
      {R"({"contains": {"type": "null"}})", "[1, null, null]", {" | /contains | [1,2]"}},
      {R"({"contains": {"type": "null"}})", "[null]", {" | /contains | true"}},
      {R"({"contains": {}, "minContains": 0})", "[]", {" | /contains | []"}},
      {R"({"contains": {}, "maxContains": 1})", "[1, 2]", {"not valid"}},
      {R"({"properties": {"a": {}}, "unevaluatedProperties": {}})",
       R"({"a": 1, "b": 1})",
       {" | /properties | [\"a\"]", " | /unevaluatedProperties | [\"b\"]"}},
      {R"({"contains": {"const": 1}, "unevaluatedItems": true})",
       "[1, 2]",
       {" | /contains | [0]", " | /unevaluatedItems | true"}},
      {R"({"prefixItems": [true], "unevaluatedItems": false})", "[1]", {" | /prefixItems | true"}},
      // One level's report does not leak into another's.
      {R"({"unevaluatedProperties": {"unevaluatedProperties": true}})",
       R"({"a": {"b": 1}})",
       {"/a | /unevaluatedProperties/unevaluatedProperties | [\"b\"]", " | /unevaluatedProperties | [\"a\"]"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CAPTURE(row.instance);
    CHECK(annotations_of(row.schema, row.instance) == row.annotations);
  }
}

TEST_CASE("an annotation has every place") {
  const Program program = program_of(
      R"({"$id": "https://a.example/s", "properties": {"a b": {"$ref": "t"}},
          "$defs": {"t": {"$id": "t", "description": "D"}}})");
  const std::vector<Annotation> all = annotate(program, json(R"({"a b": 1})")).annotations;
  REQUIRE(all.size() == 2);
  CHECK(all[0].keyword == "description");
  CHECK(all[0].instance_pointer == "/a b");
  CHECK(all[0].schema_uri == "file:///s.json");
  CHECK(all[0].schema_pointer == "/$defs/t/description");
  CHECK(all[0].absolute_location == "https://a.example/t#/description");
  CHECK(all[0].evaluation_path == "/properties/a b/$ref/description");
}

TEST_CASE("an instance that cannot be judged has no annotations") {
  const std::string deep = std::string(390, '[') + std::string(390, ']');
  CHECK(annotate(program_of(R"({"items": {"allOf": [{"allOf": [{"allOf": [{"allOf": [{"allOf": [{"allOf": [{"allOf": [
      {"$ref": "#"}]}]}]}]}]}]}]}})"),
                 json(deep))
            .valid == false);
}

}  // namespace
}  // namespace steelyard::json_schema
