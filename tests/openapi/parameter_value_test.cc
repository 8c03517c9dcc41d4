#include "openapi/parameter_value.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "tests/openapi/request_contract.h"

namespace steelyard::openapi {
namespace {

struct Row {
  std::string parameter;  // flow mapping
  std::string text;       // query; or the value of the path parameter, header or cookie
  std::string readings;   // JSON values, best first
};

std::string read(const Row& row) {
  const Contract contract = contract_with_parameter(row.parameter);
  const Operation& operation = contract.operations.front();
  const Parameter& parameter = operation.parameters.front();
  http::Request request;
  PathParameters path;
  if (parameter.in == ParameterPlace::query) request.target = "/things/1?" + row.text;
  if (parameter.in == ParameterPlace::header) request.headers.add(parameter.name, row.text);
  if (parameter.in == ParameterPlace::cookie) request.headers.add("Cookie", row.text);
  if (parameter.in == ParameterPlace::path) path = {{parameter.name, row.text}};
  const Result<Readings> readings = read_parameter(contract, operation, parameter, parameter_sources(request, path));
  if (!readings) return std::string(error_info(readings.error().code).id);
  std::string text;
  for (const Json& reading : *readings) text += (text.empty() ? "" : " | ") + write_json(reading);
  return text;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.parameter);
    CAPTURE(row.text);
    CHECK(read(row) == row.readings);
  }
}

TEST_CASE("texts become what the schema wants") {
  check_rows({
      {"{in: query, name: q, schema: {type: string}}", "q=12", "\"12\""},
      {"{in: query, name: q, schema: {type: integer}}", "q=12", "12"},
      {"{in: query, name: q, schema: {type: integer}}", "q=1e3", "1000.0"},
      {"{in: query, name: q, schema: {type: integer}}", "q=012", "\"012\""},
      {"{in: query, name: q, schema: {type: integer}}", "q=%2B1", "\"+1\""},
      {"{in: query, name: q, schema: {type: integer}}", "q=12x", "\"12x\""},
      {"{in: query, name: q, schema: {type: integer}}", "q=", "\"\""},
      {"{in: query, name: q, schema: {type: number}}", "q=-0.5", "-0.5"},
      {"{in: query, name: q, schema: {type: number}}", "q=1e999", "\"1e999\""},
      {"{in: query, name: q, schema: {type: integer}}", "q=123456789012345678901", "123456789012345678901"},
      {"{in: query, name: q, schema: {type: boolean}}", "q=true", "true"},
      {"{in: query, name: q, schema: {type: boolean}}", "q=True", "\"True\""},
      {"{in: query, name: q, schema: {type: [integer, 'null']}}", "q=", "null"},
      {"{in: query, name: q, schema: {type: [string, 'null']}}", "q=null", "null | \"null\""},
      {"{in: query, name: q, schema: {type: [integer, string]}}", "q=1", "1 | \"1\""},
      {"{in: query, name: q, schema: {$ref: '#/components/schemas/Count'}}", "q=7", "7"},
      {"{in: query, name: q, schema: {allOf: [{$ref: '#/components/schemas/Count'}]}}", "q=7", "7"},
      {"{in: query, name: q, schema: {anyOf: [{type: integer}, {type: boolean}]}}", "q=true", "true"},
      {"{in: query, name: q, schema: {enum: [1, 2]}}", "q=1", "1"},
      {"{in: query, name: q, schema: {const: '1'}}", "q=1", "\"1\""},
      {"{in: query, name: q, schema: {}}", "q=1", "\"1\" | [\"1\"]"},
      {"{in: query, name: q, schema: {type: integer}}", "other=1", ""},
  });
}

TEST_CASE("lists and objects are made of what their schemas want") {
  check_rows({
      {"{in: query, name: q, schema: {type: array, items: {type: integer}}}", "q=1&q=2", "[1,2]"},
      {"{in: query, name: q, schema: {type: array, prefixItems: [{type: integer}], items: {type: boolean}}}",
       "q=1&q=true", "[1,true]"},
      {"{in: query, name: q, schema: {items: {type: integer}}}", "q=1", "[1]"},
      {"{in: query, name: q, schema: {type: [array, string], items: {type: integer}}}", "q=1", "\"1\" | [1]"},
      {"{in: query, name: q, style: deepObject, schema: {$ref: '#/components/schemas/Color'}}", "q[R]=100&q[G]=x",
       R"({"R":100,"G":"x"})"},
      {"{in: query, name: q, schema: {type: object, properties: {a: {type: integer}}}}", "b=1&a=2", R"({"a":2})"},
      {"{in: query, name: q, schema: {type: object, properties: {a: {type: array, items: {type: integer}}}}}", "a=2",
       R"({"a":[2]})"},
      {"{in: query, name: q, schema: {type: object, additionalProperties: {type: integer}}}", "b=1&a=2",
       R"({"b":1,"a":2})"},
      {"{in: query, name: q, schema: {oneOf: [{type: string}, {type: object, additionalProperties: false, properties: "
       "{a: {type: integer}}}]}}",
       "q=x", "\"x\""},
      {"{in: query, name: q, schema: {oneOf: [{type: string}, {type: object, additionalProperties: false, properties: "
       "{a: {type: integer}}}]}}",
       "a=1", R"({"a":1})"},
      {"{in: path, name: id, required: true, style: matrix, explode: true, schema: {type: object}}", ";R=1;G=2",
       R"({"R":"1","G":"2"})"},
      {"{in: header, name: X-Ids, schema: {type: array, items: {type: integer}}}", "1, 2", "[1,2]"},
      {"{in: cookie, name: sid, schema: {type: integer}}", "a=b; sid=3", "3"},
  });
}

TEST_CASE("a parameter of a media type is a document of it") {
  check_rows({
      {"{in: query, name: q, content: {application/json: {schema: {}}}}", "q=%7B%22a%22:[1,%22+%22]%7D",
       R"({"a":[1," "]})"},
      {"{in: query, name: q, content: {application/json: {}}}", "q={", "json-syntax"},
      {"{in: query, name: q, content: {text/plain: {}}}", "q=a+b", "\"a b\""},
  });
}

TEST_CASE("an open object leaves the fields of other parameters alone") {
  const Contract contract = contract_with(
      "parameters:\n"
      "  - {in: query, name: filter, schema: {type: object, additionalProperties: true}}\n"
      "  - {in: query, name: limit, schema: {type: integer}}\n");
  const Operation& operation = contract.operations.front();
  const http::Request request{.target = "/things/1?limit=1&a=2"};
  const PathParameters path;
  const auto readings = read_parameter(contract, operation, operation.parameters[0], parameter_sources(request, path));
  REQUIRE(readings);
  CHECK(write_json(readings->front()) == R"({"a":"2"})");
}

TEST_CASE("response headers are read by their schema") {
  Header header;
  header.name = "X-RateLimit-Limit";
  const Contract contract = contract_with_parameter("{in: query, name: q, schema: {type: integer}}");
  header.schema = contract.operations.front().parameters.front().schema;
  const auto readings = read_header(contract, header, "60");
  REQUIRE(readings);
  CHECK(*readings == Readings{Json(60)});
}

}  // namespace
}  // namespace steelyard::openapi
