#include "support.h"

namespace steelyard::json_schema {
namespace {

struct Row {
  const char* schema;
  const char* error;
};

template <std::size_t N>
void check_errors(const Row (&rows)[N], Dialect dialect = Dialect::draft2020_12) {
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    const Result<Program> program = compile_text(row.schema, {.dialect = dialect});
    REQUIRE_FALSE(program);
    const Error& error = program.error();
    CHECK(to_string(error.where) + ": " + error.message + " [" + std::string(error_info(error.code).id) + "]" ==
          row.error);
  }
}

TEST_CASE("a keyword of the wrong form is an error with its place") {
  const Row rows[] = {
      {"[]", "s.json:1:1: a schema must be an object or a boolean, not array [schema-invalid]"},
      {"{\"type\": \"text\"}",
       "s.json:1:2: 'type' must be one of null, boolean, object, array, number, string, integer or a list of these "
       "[schema-invalid]"},
      {"{\"enum\": 1}", "s.json:1:2: 'enum' must be an array [schema-invalid]"},
      {"{\"minimum\": \"1\"}", "s.json:1:2: 'minimum' must be a number [schema-invalid]"},
      {"{\"multipleOf\": 0}", "s.json:1:2: 'multipleOf' must be a number greater than 0 [schema-invalid]"},
      {"{\"minLength\": -1}", "s.json:1:2: 'minLength' must be a non-negative integer [schema-invalid]"},
      {"{\"maxContains\": 1.5}", "s.json:1:2: 'maxContains' must be a non-negative integer [schema-invalid]"},
      {"{\"uniqueItems\": 1}", "s.json:1:2: 'uniqueItems' must be a boolean [schema-invalid]"},
      {"{\"required\": \"a\"}", "s.json:1:2: 'required' must be an array of strings [schema-invalid]"},
      {"{\"required\": [1]}", "s.json:1:2: 'required' must be an array of strings [schema-invalid]"},
      {"{\"dependentRequired\": {\"a\": 1}}",
       "s.json:1:24: 'dependentRequired' must be an object of arrays of strings [schema-invalid]"},
      {"{\"properties\": []}", "s.json:1:2: 'properties' must be an object of schemas [schema-invalid]"},
      {"{\"properties\":\n {\"a\": 1}}",
       "s.json:2:3: a schema must be an object or a boolean, not number [schema-invalid]"},
      {"{\"allOf\": []}", "s.json:1:2: 'allOf' must be a non-empty array of schemas [schema-invalid]"},
      {"{\"then\": 1}", "s.json:1:2: 'then' must be a schema [schema-invalid]"},
      {"{\"$ref\": 1}", "s.json:1:2: '$ref' must be a string [schema-invalid]"},
      {"{\"$id\": \"a#b\"}", "s.json:1:2: '$id' must be a URI reference without a fragment [schema-invalid]"},
      {"{\"$anchor\": \"1\"}",
       "s.json:1:2: '$anchor' must be a name of letters, digits, '-', '_' and '.' [schema-invalid]"},
      {"{\"title\": 1}", "s.json:1:2: 'title' must be a string [schema-invalid]"},
      {"{\"$defs\": {\"a\": {\"$anchor\": \"x\"}, \"b\": {\"$anchor\": \"x\"}}}",
       "s.json:1:41: the anchor 'x' is given twice, also at /$defs/a [schema-invalid]"},
      {"{\"pattern\": \"a(\"}",
       "s.json:1:2: the pattern is not valid: a group is not closed at offset 2 [pattern-syntax]"},
      {"{\"patternProperties\": {\"[\": true}}",
       "s.json:1:24: the pattern is not valid: a class is not closed at offset 1 [pattern-syntax]"},
  };
  check_errors(rows);
}

TEST_CASE("references to nothing, circles and unknown dialects") {
  const Row rows[] = {
      {"{\"$ref\": \"#/$defs/a\"}", "s.json:1:2: there is no schema at '#/$defs/a' [schema-reference]"},
      {"{\"$ref\": \"#spot\"}", "s.json:1:2: there is no schema at '#spot': no such anchor [schema-reference]"},
      {"{\"$ref\": \"other.json\"}", "s.json:1:2: there is no schema at 'file:///other.json' [schema-reference]"},
      {"{\"$ref\": \"#\"}",
       "s.json:1:1: the schema at '' leads back to itself without looking into the value [schema-cycle]"},
      {"{\"$defs\": {\"a\": {\"anyOf\": [{\"$ref\": \"#/$defs/b\"}]}, \"b\": {\"not\": {\"$ref\": \"#/$defs/a\"}}},\n"
       " \"items\": {\"$ref\": \"#/$defs/a\"}}",
       "s.json:1:59: the schema at '/$defs/a' leads back to itself without looking into the value [schema-cycle]"},
      {"{\"$schema\": \"http://example.org/none\"}",
       "s.json:1:2: the dialect 'http://example.org/none' is not known; known are "
       "http://json-schema.org/draft-04/schema, http://json-schema.org/draft-06/schema, "
       "http://json-schema.org/draft-07/schema, https://json-schema.org/draft/2019-09/schema, "
       "https://json-schema.org/draft/2020-12/schema, https://spec.openapis.org/oas/3.1/dialect/base [schema-dialect]"},
      {"{\"$schema\": \"https://json-schema.org/draft-07/schema#\"}",
       "s.json:1:2: the dialect 'https://json-schema.org/draft-07/schema#' is not known; did you mean "
       "'http://json-schema.org/draft-07/schema'? [schema-dialect]"},
  };
  check_errors(rows);
}

TEST_CASE("OpenAPI 3.0 has forms of its own") {
  const Row rows[] = {
      {"{\"type\": [\"string\", \"null\"]}",
       "s.json:1:2: 'type' must be one of null, boolean, object, array, number, string, integer [schema-invalid]"},
      {"{\"type\": \"null\"}",
       "s.json:1:2: 'type' must be a type of OpenAPI 3.0; write 'nullable: true' instead of null [schema-invalid]"},
      {"{\"exclusiveMinimum\": 1}", "s.json:1:2: 'exclusiveMinimum' must be a boolean in OpenAPI 3.0 [schema-invalid]"},
      {"{\"nullable\": \"yes\"}", "s.json:1:2: 'nullable' must be a boolean [schema-invalid]"},
      {"{\"oneOf\": [true], \"discriminator\": \"kind\"}",
       "s.json:1:19: 'discriminator' must be an object with the name of a property in 'propertyName' [schema-invalid]"},
  };
  check_errors(rows, Dialect::oas30);
}

}  // namespace
}  // namespace steelyard::json_schema
