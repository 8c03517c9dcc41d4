#include "support.h"

namespace steelyard::json_schema {
namespace {

std::vector<std::string> warnings_of(const Program& program) {
  std::vector<std::string> lines;
  for (const Error& warning : program.warnings()) lines.push_back(to_string(warning.where) + ": " + warning.message);
  return lines;
}

TEST_CASE("the dialect of OpenAPI 3.0") {
  const Verdict rows[] = {
      {R"({"type": "string", "nullable": true})", "null", true},
      {R"({"type": "string", "nullable": false})", "null", false},
      {R"({"nullable": true, "allOf": [{"type": "string"}]})", "null", false},
      {R"({"type": "string", "nullable": true, "enum": ["a"]})", "null", false},
      {R"({"minimum": 1, "exclusiveMinimum": true})", "1", false},
      {R"({"minimum": 1, "exclusiveMinimum": false})", "1", true},
      {R"({"maximum": 1, "exclusiveMaximum": true})", "1", false},
      {R"({"properties": {"a": {"$ref": "#/properties/b", "minLength": 9}, "b": {"type": "string"}}})", R"({"a": "x"})",
       true},
      {R"({"const": 1})", "2", true},
      {R"({"type": "string", "nullable": true, "enum": ["a", null]})", "null", true},
      {R"({"exclusiveMinimum": true, "exclusiveMaximum": true})", "1", true},
      {R"({"maximum": 1, "exclusiveMaximum": false})", "1", true},
      {R"({"properties": {"a": {"$ref": "#/properties/b", "nullable": true}, "b": {"type": "string"}}})",
       R"({"a": null})", false},
      {R"({"properties": {"a": {"allOf": [{"$ref": "#/properties/b"}], "nullable": true}, "b": {"type": "string",
           "nullable": true}}})",
       R"({"a": null})", true},
      // No schema names itself: neither the base of a reference nor the target of one.
      {R"({"properties": {"a": {"$id": "http://e.org/", "allOf": [{"$ref": "#/properties/b"}]},
           "b": {"type": "string"}}})",
       R"({"a": 1})", false},
  };
  check_verdicts(rows, {.dialect = Dialect::oas30});
  CHECK_FALSE(compile_text(R"({"items": {"$ref": "#spot"}, "not": {"$anchor": "spot"}})", {.dialect = Dialect::oas30}));
}

TEST_CASE("the dialect of OpenAPI 3.1") {
  const Verdict rows[] = {
      {R"({"type": "string", "nullable": true})", "null", false},
      {R"({"minimum": 1, "exclusiveMinimum": 1})", "1", false},
      {R"({"properties": {"a": {"$ref": "#/properties/b", "minLength": 9}, "b": {"type": "string"}}})", R"({"a": "x"})",
       false},
      {R"({"const": 1})", "2", false},
  };
  check_verdicts(rows, {.dialect = Dialect::oas31});
}

TEST_CASE("what is not understood is named, what is meant for others is not") {
  const char* schema = R"({"x-note": 1, "example": 1, "xml": {}, "externalDocs": {}, "deprecated": true,
 "minLenght": 1,
 "nullable": true,
 "properties": {"a": {"$ref": "#", "description": "fine", "maxLength": 3}}})";
  CHECK(warnings_of(program_of(schema, {.dialect = Dialect::oas31})) ==
        std::vector<std::string>{
            "s.json:2:2: 'minLenght' is not a keyword of OpenAPI 3.1 and is not checked; did you mean 'minLength'?",
            "s.json:3:2: 'nullable' is not a keyword of OpenAPI 3.1 and is not checked (other dialects have it)"});
  CHECK(warnings_of(program_of(schema, {.dialect = Dialect::oas30})) ==
        std::vector<std::string>{
            "s.json:2:2: 'minLenght' is not a keyword of OpenAPI 3.0 and is not checked; did you mean 'minLength'?",
            "s.json:4:59: 'maxLength' is ignored beside '$ref' in OpenAPI 3.0"});
  CHECK(warnings_of(program_of(R"({"format": "shade"})", {.assert_formats = true})) ==
        std::vector<std::string>{"s.json:1:2: the format 'shade' is not known and is not checked"});
}

constexpr const char* kContract = R"(openapi: 3.1.0
paths:
  /a:
    get:
      responses:
        '200':
          content:
            application/json:
              example: {$id: not-an-identifier}
              schema:
                type: object
                properties:
                  amount: {$ref: '#/components/schemas/Amount'}
                  again: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}
                  money: {$ref: 'https://example.org/money#cents'}
components:
  schemas:
    Amount: {type: number, minimum: 0}
    Money:
      $id: https://example.org/money
      $defs: {c: {$anchor: cents, type: integer}}
)";

TEST_CASE("schemas inside an OpenAPI document") {
  Registry registry;
  registry.add("contract.yaml", parse(kContract, "contract.yaml"));
  const SchemaRef schema{"contract.yaml", "/paths/~1a/get/responses/200/content/application~1json/schema"};
  const Result<Program> program = compile(registry, schema, {.dialect = Dialect::oas31});
  REQUIRE_MESSAGE(program, to_string(program ? Error{} : program.error()));
  CHECK(failures_of(*program, R"({"amount": 1, "again": {"amount": 2}, "money": 5})").empty());
  const auto failures = Evaluator().validate(*program, json(R"({"again": {"amount": -1}, "money": 0.5})"));
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].schema_uri == "contract.yaml");
  CHECK(failures[0].schema_pointer == "/components/schemas/Amount/minimum");
  CHECK(to_string(failures[0].schema_location) == "contract.yaml:18:28");
  CHECK(failures[1].instance_pointer == "/money");
  CHECK(failures[1].schema_pointer == "/components/schemas/Money/$defs/c/type");
}

TEST_CASE("jsonSchemaDialect chooses, in OpenAPI 3.1 only") {
  const std::string schemas = R"(", "components": {"schemas": {"A": {"properties": {
    "old": {"items": [{"enum": [null]}]}, "if": {"if": true, "then": {"enum": [null]}}, "max": {
      "maximum": 1, "exclusiveMaximum": true}}}}}})";
  const auto outcome = [&](const std::string& version, const std::string& dialect, const char* instance) {
    Registry registry;
    registry.add("c.json",
                 parse(R"({"openapi": ")" + version + R"(", "jsonSchemaDialect": ")" + dialect + schemas, "c.json"));
    const SchemaRef schema{"c.json", "/components/schemas/A/properties/" + std::string(instance)};
    const CompileOptions options{.dialect = version.starts_with("3.0") ? Dialect::oas30 : Dialect::oas31};
    const Result<Program> program = compile(registry, schema, options);
    if (!program) return std::string(error_info(program.error().code).id);
    const Json one = std::string_view(instance) == "old" ? Json::array({1}) : Json(1);
    return std::string(Evaluator().is_valid(*program, one) ? "valid" : "not valid");
  };
  const std::string draft4 = "http://json-schema.org/draft-04/schema#";
  const std::string draft7 = "http://json-schema.org/draft-07/schema#";
  const std::string draft2019 = "https://json-schema.org/draft/2019-09/schema";
  const std::string oas31 = "https://spec.openapis.org/oas/3.1/dialect/base";
  CHECK(outcome("3.1.0", draft4, "old") == "not valid");
  CHECK(outcome("3.1.0", draft4, "if") == "valid");
  CHECK(outcome("3.1.0", draft4, "max") == "not valid");
  CHECK(outcome("3.1.0", draft7, "old") == "not valid");
  CHECK(outcome("3.1.0", draft7, "if") == "not valid");
  CHECK(outcome("3.1.0", draft7, "max") == "schema-invalid");
  CHECK(outcome("3.1.0", draft2019, "old") == "not valid");
  CHECK(outcome("3.1.0", oas31, "old") == "schema-invalid");
  CHECK(outcome("3.1.0", oas31, "if") == "not valid");
  CHECK(outcome("3.1.0", "http://e.org/none", "if") == "schema-dialect");
  CHECK(outcome("3.0.3", draft7, "if") == "valid");
  CHECK(outcome("3.0.3", "http://e.org/none", "max") == "not valid");
}

TEST_CASE("required follows the direction") {
  const std::string schema = R"({"required": ["id", "secret", "name", "deep"],
    "properties": {"id": {"readOnly": true}, "secret": {"writeOnly": true}, "name": {}},
    "allOf": [{"properties": {"deep": {"$ref": "#/$defs/d"}}}], "$defs": {"d": {"allOf": [{"readOnly": true}]}}})";
  struct Row {
    Direction direction;
    const char* instance;
    bool valid;
  };
  const Row rows[] = {
      {Direction::none, R"({"id": 1, "secret": 1, "name": 1})", false},
      {Direction::none, R"({"id": 1, "secret": 1, "name": 1, "deep": 1})", true},
      {Direction::request, R"({"secret": 1, "name": 1})", true},
      {Direction::request, R"({"id": 1, "name": 1, "deep": 1})", false},
      {Direction::response, R"({"id": 1, "name": 1, "deep": 1})", true},
      {Direction::response, R"({"id": 1, "name": 1})", false},
      {Direction::response, R"({"name": 1, "deep": 1})", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.instance);
    const Program program = program_of(schema, {.dialect = Dialect::oas31, .direction = row.direction});
    CHECK(Evaluator().is_valid(program, json(row.instance)) == row.valid);
  }
}

TEST_CASE("readOnly beside a reference counts in OpenAPI 3.1, not in 3.0") {
  const std::string schema =
      R"({"required": ["id"], "properties": {"id": {"$ref": "#/definitions/i", "readOnly": true}},
    "definitions": {"i": {"type": "integer"}}})";
  const auto accepts_nothing = [&](Dialect dialect) {
    return Evaluator().is_valid(program_of(schema, {.dialect = dialect, .direction = Direction::request}), json("{}"));
  };
  CHECK(accepts_nothing(Dialect::oas31));
  CHECK_FALSE(accepts_nothing(Dialect::oas30));
}

TEST_CASE("a discriminator chooses what is explained and never the verdict") {
  const Program program = program_of(R"({
    "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
    "discriminator": {"propertyName": "pet", "mapping": {"hound": "#/$defs/Dog"}},
    "$defs": {"Cat": {"required": ["pet", "lives"]}, "Dog": {"required": ["pet", "bark", "tail", "legs"]}}})",
                                     {.dialect = Dialect::oas31});
  using Lines = std::vector<std::string>;
  CHECK(failures_of(program, R"({"pet": "Cat", "bark": 1, "tail": 1, "legs": 4})") == Lines{});
  CHECK(
      failures_of(program, R"({"pet": "hound"})") ==
      Lines{" | /oneOf | {\"pet\":\"hound\"} matches none of the 2 alternatives; the discriminator 'pet' names the one "
            "explained",
            " | /$defs/Dog/required | the property 'bark' is missing",
            " | /$defs/Dog/required | the property 'tail' is missing",
            " | /$defs/Dog/required | the property 'legs' is missing"});
  CHECK(failures_of(program, R"({"pet": "fish"})") ==
        Lines{" | /oneOf | {\"pet\":\"fish\"} matches none of the 2 alternatives; alternative 1 comes closest; the "
              "discriminator 'pet' names \"fish\", which is none of them",
              " | /$defs/Cat/required | the property 'lives' is missing"});
  CHECK(failures_of(program, R"({"bark": 1})").front() ==
        " | /oneOf | {\"bark\":1} matches none of the 2 alternatives; alternative 1 comes closest; the discriminator "
        "'pet' "
        "is missing");
}

}  // namespace
}  // namespace steelyard::json_schema
