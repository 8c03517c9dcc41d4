// Bodies that are made from schemas are valid for them: exact ones for samples, by the validator for random ones.
#include "provider/generate.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "json_schema/schema.h"
#include "tests/support/memory_source.h"

namespace steelyard::provider {
namespace {

constexpr std::uint64_t kSeeds = 40;

struct Schema {
  explicit Schema(const std::string& yaml, const std::string& version = "3.1.0")
      : contract(test::contract_of_paths("{/a: {get: {responses: {'200': {description: d, content: {application/json: "
                                         "{schema: " +
                                             yaml + "}}}}}}}",
                                         version)) {}

  const openapi::SchemaRef& place() const {
    return *contract.operations.front().responses.front().content.front().schema;
  }
  Json make(const GenerateOptions& options) const { return generate({contract.registry, place()}, options); }

  openapi::Contract contract;
};

TEST_CASE("a sample is made of what the schema says") {
  const struct {
    const char* schema;
    const char* body;
  } rows[] = {
      {"{type: string, example: Tom}", R"("Tom")"},
      {"{type: string, examples: [Tom, Rex]}", R"("Tom")"},
      {"{type: string, default: cat}", R"("cat")"},
      {"{enum: [b, a]}", R"("b")"},
      {"{const: {a: 1}}", R"({"a":1})"},
      {"{type: boolean}", "true"},
      {"{type: 'null'}", "null"},
      {"{type: integer, minimum: 4, maximum: 4}", "4"},
      {"{type: integer, exclusiveMinimum: 4, exclusiveMaximum: 6}", "5"},
      {"{type: number, minimum: 0.3, maximum: 0.3}", "0.3"},
      {"{type: number, multipleOf: 0.01, minimum: 0.029, maximum: 0.031}", "0.03"},
      {"{type: object, properties: {a: {const: 1}, b: {const: 2}}}", R"({"a":1,"b":2})"},
      {"{type: object, properties: {b: {const: 2}, a: {const: 1, writeOnly: true}}}", R"({"b":2})"},
      {"{properties: {a: {const: 1}}}", R"({"a":1})"},
      {"{type: array, items: {const: 1}}", "[1]"},
      {"{type: array, items: {const: 1}, minItems: 3}", "[1,1,1]"},
      {"{type: array, maxItems: 0, items: {const: 1}}", "[]"},
      {"{type: array, prefixItems: [{const: 1}, {const: 2}], items: false}", "[1,2]"},
      {"{type: array, contains: {const: 1}, minContains: 2, items: {type: integer}}", "[1,1]"},
      {"{allOf: [{properties: {a: {const: 1}}}, {properties: {b: {const: 2}}}]}", R"({"a":1,"b":2})"},
      {"{oneOf: [{const: 1}, {const: 2}]}", "1"},
      {"{anyOf: [{type: 'null'}, {const: 2}]}", "2"},
      {"{type: ['null', boolean]}", "true"},
      {"{type: object, maxProperties: 1, required: [b], properties: {a: {const: 1}, b: {const: 2}}}", R"({"b":2})"},
      {"{type: object, additionalProperties: {const: 1}}", R"({"property1":1})"},
      {"{type: object, minProperties: 2, additionalProperties: {const: 1}}", R"({"property1":1,"property2":1})"},
      {"{type: object, patternProperties: {'^k$': {const: 1}}}", R"({"k":1})"},
      {"{type: object, required: [a], dependentRequired: {a: [b]}, properties: {a: {const: 1}}, additionalProperties: "
       "{const: 2}}",
       R"({"a":1,"b":2})"},
      {"{if: {properties: {a: {const: 1}}}, then: {properties: {b: {const: 2}}}, type: object, properties: {a: {}}}",
       R"({"a":1,"b":2})"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.schema);
    CHECK(write_json(Schema(row.schema).make({})) == row.body);
  }
}

TEST_CASE("random bodies are valid, seed by seed") {
  const struct {
    const char* version;
    const char* schema;
  } rows[] = {
      {"3.1.0", "{type: string, format: date-time}"},
      {"3.1.0", "{type: string, format: duration}"},
      {"3.1.0", "{type: string, format: ipv6}"},
      {"3.1.0", "{type: string, format: regex}"},
      {"3.1.0", "{type: string, format: uri-template}"},
      {"3.1.0", "{type: string, minLength: 30, maxLength: 31}"},
      {"3.1.0", "{type: string, pattern: '^[A-Z]{2}\\d{2,6}(-[a-f0-9]+)?$'}"},
      {"3.1.0", "{type: integer, minimum: -5, exclusiveMaximum: 0}"},
      {"3.1.0", "{type: integer, format: int32, minimum: 2147483000}"},
      {"3.1.0", "{type: integer, multipleOf: 7, minimum: 100, maximum: 106}"},
      {"3.1.0", "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.0001}"},
      {"3.1.0", "{type: number, multipleOf: 0.25, exclusiveMinimum: 0}"},
      {"3.0.3", "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 1.01}"},
      {"3.0.3", "{type: string, nullable: true, minLength: 1}"},
      {"3.1.0", "{type: [integer, 'null', array], items: {type: boolean}}"},
      {"3.1.0", "{type: array, uniqueItems: true, minItems: 4, maxItems: 4, items: {enum: [a, b, c, d]}}"},
      {"3.1.0", "{type: array, uniqueItems: true, minItems: 30, items: {type: string}}"},
      {"3.1.0",
       "{type: object, minProperties: 3, propertyNames: {enum: [a, b, c]}, additionalProperties: {type: integer}}"},
      {"3.1.0",
       "{oneOf: [{type: object, required: [a], properties: {a: {type: integer}}, additionalProperties: false}, {type: "
       "string}]}"},
      {"3.1.0",
       "{type: object, dependentSchemas: {a: {required: [b]}}, properties: {a: {type: integer}, b: {type: string}}}"},
  };
  json_schema::Evaluator evaluator;
  for (const auto& row : rows) {
    CAPTURE(row.schema);
    const Schema schema(row.schema, row.version);
    const Result<json_schema::Program> program = json_schema::compile(
        schema.contract.registry, schema.place(),
        {.dialect = schema.contract.dialect, .assert_formats = true, .direction = json_schema::Direction::response});
    REQUIRE(program);
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      const Json body = schema.make({seed, Style::random});
      CAPTURE(seed);
      CAPTURE(write_json(body));
      CHECK(evaluator.is_valid(*program, body));
    }
  }
}

TEST_CASE("one seed gives one body, another seed another") {
  const Schema schema("{type: array, minItems: 6, items: {type: integer, maximum: 100000}}");
  const GenerateOptions one{7, Style::random};
  const GenerateOptions other{8, Style::random};
  CHECK(schema.make(one) == schema.make(one));
  CHECK(schema.make(one) != schema.make(other));
}

}  // namespace
}  // namespace steelyard::provider
