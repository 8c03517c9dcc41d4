// Documents that can be read and are not as OpenAPI or JSON Schema demands.
#include <doctest/doctest.h>

#include "tests/cli/bad_input.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

struct Row {
  const char* name;
  std::string text;
  std::string told;  // after the name of the file
};

std::string with_parameter(const std::string& parameter) {
  return replaced(pets(), "    get:\n", "    parameters: [" + parameter + "]\n    get:\n");
}

std::string with_header(const std::string& header) {
  return replaced(pets(), "          content:\n", "          headers: {" + header + "}\n          content:\n");
}

const Row kDocuments[] = {
    {"Swagger 2.0", "swagger: '2.0'\n", ":1:1: the document is Swagger 2.0 [openapi-version]"},
    {"OpenAPI 3.2", "info: {}\nopenapi: 3.2.0\n", ":2:1: the version is \"3.2.0\" [openapi-version]"},
    {"no OpenAPI", "a: 1\n", ":1:1: the document lacks \"openapi\": it is no OpenAPI document [openapi-version]"},
    {"a list", "- a\n", ":1:1: the OpenAPI document is no object [openapi-invalid]"},
    {"a text", "hello\n", ":1:1: the OpenAPI document is no object [openapi-invalid]"},
    {"paths is a list", "openapi: 3.1.0\npaths: []\n",
     ":2:1: \"paths\" of the OpenAPI document must be an object [openapi-invalid]"},
    {"info is a text", "openapi: 3.1.0\ninfo: a\n",
     ":2:1: \"info\" of the OpenAPI document must be an object [openapi-invalid]"},
    {"security is an object", "openapi: 3.1.0\ninfo: {}\npaths: {}\nsecurity: {}\n",
     ":4:1: \"security\" of the OpenAPI document must be an array [openapi-invalid]"},
    {"no paths in 3.0", "openapi: 3.0.1\ninfo: {title: a, version: b}\n",
     ":1:1: the document lacks \"paths\" [openapi-invalid]"},
    {"an unknown dialect", "openapi: 3.1.0\njsonSchemaDialect: https://example.com/d\n",
     ":2:1: the dialect 'https://example.com/d' is not known; known are http://json-schema.org/draft-04/schema, "
     "http://json-schema.org/draft-06/schema, http://json-schema.org/draft-07/schema, "
     "https://json-schema.org/draft/2019-09/schema, https://json-schema.org/draft/2020-12/schema, "
     "https://spec.openapis.org/oas/3.1/dialect/base [schema-dialect]"},
    {"an operation is a list", "openapi: 3.1.0\npaths:\n  /a:\n    get: []\n",
     ":4:5: \"get\" of the path item object must be an object [openapi-invalid]"},
    {"a path without a slash", replaced(pets(), "/pets", "pets"),
     ":4:3: the path \"pets\" does not begin with a slash [openapi-invalid]"},
    {"an open brace", replaced(pets(), "/pets", "/pets/{id"),
     ":4:3: the braces of the path \"/pets/{id\" name no parameter [openapi-invalid]"},
    {"an empty name", replaced(pets(), "/pets", "/pets/{}"),
     ":4:3: the braces of the path \"/pets/{}\" name no parameter [openapi-invalid]"},
    {"colliding templates", pets() + "  /a/{b}: {get: {responses: {}}}\n  /a/{c}: {get: {responses: {}}}\n",
     ":13:3: the paths \"/a/{b}\" and \"/a/{c}\" answer to the same requests [openapi-invalid]"},
    {"status 999", replaced(pets(), "\"200\"", "\"999\""),
     ":7:9: \"999\" is no status, range (4XX) or `default` [openapi-invalid]"},
    {"status 2000", replaced(pets(), "\"200\"", "\"2000\""),
     ":7:9: \"2000\" is no status, range (4XX) or `default` [openapi-invalid]"},
    {"status range 6XX", replaced(pets(), "\"200\"", "6XX"),
     ":7:9: \"6XX\" is no status, range (4XX) or `default` [openapi-invalid]"},
    {"status in words", replaced(pets(), "\"200\"", "ok"),
     ":7:9: \"ok\" is no status, range (4XX) or `default` [openapi-invalid]"},
    {"a media type without a slash", replaced(pets(), "application/json", "json"),
     ":10:13: \"json\" is no media type [openapi-invalid]"},
    {"a parameter without name", with_parameter("{in: query}"),
     ":5:18: the parameter object lacks \"name\" [openapi-invalid]"},
    {"a parameter without place", with_parameter("{name: a}"),
     ":5:18: the parameter object lacks \"in\" [openapi-invalid]"},
    {"a parameter in the body", with_parameter("{name: a, in: body}"),
     ":5:18: a parameter stands in path, query, header or cookie, not in \"body\" [openapi-invalid]"},
    {"a style of another place", with_parameter("{name: a, in: query, style: matrix}"),
     ":5:18: the style \"matrix\" does not exist in query [openapi-invalid]"},
    {"required is a text", with_parameter("{name: a, in: query, required: yes}"),
     ":5:39: \"required\" of the parameter object must be true or false [openapi-invalid]"},
    {"an unknown security scheme", replaced(pets(), "    get:\n", "    get:\n      security: [{nope: []}]\n"),
     ":6:19: there is no security scheme \"nope\" [reference-unresolved]"},
    {"a header example that splits the message", with_header(R"(X-A: {example: "a\r\nSet-Cookie: b"})"),
     ":9:27: the example of the header \"X-A\" has a control character in it [openapi-invalid]"},
    {"a header name that splits the message", with_header(R"("X A": {})"),
     ":9:21: \"X A\" cannot be the name of a header [openapi-invalid]"},
};

const Row kSchemas[] = {
    {"a text", pets("hello"), ":11:15: a schema must be an object or a boolean, not string [schema-invalid]"},
    {"a bad pattern", pets("{properties: {id: {type: string, pattern: '['}}}"),
     ":11:56: the pattern is not valid: a class is not closed at offset 1 [pattern-syntax]"},
    {"an unknown type", pets("{type: objekt}"),
     ":11:24: 'type' must be one of null, boolean, object, array, number, string, integer or a list of these "
     "[schema-invalid]"},
    {"required is a text", pets("{required: id}"), ":11:24: 'required' must be an array of strings [schema-invalid]"},
    {"a bound that is no number", pets("{items: {minimum: one}}"),
     ":11:32: 'minimum' must be a number [schema-invalid]"},
    {"a reference that is no text", pets("{$ref: 5}"), ":11:24: '$ref' must be a string [schema-invalid]"},
    {"of a parameter", with_parameter("{name: a, in: query, schema: {pattern: '('}}"),
     ":5:48: the pattern is not valid: a group is not closed at offset 1 [pattern-syntax]"},
    {"of a header", with_header("X-A: {schema: {type: 1}}"),
     ":9:36: 'type' must be one of null, boolean, object, array, number, string, integer or a list of these "
     "[schema-invalid]"},
};

TEST_CASE("a document that is not as OpenAPI demands is refused with its place") {
  for (const Row& row : kDocuments) {
    check_refused(
        {row.name, {{"a.yaml", row.text}}, {"check", "--mock", "--spec", "@/a.yaml"}, 3, "@/a.yaml" + row.told});
  }
}

TEST_CASE("a schema that does not compile is refused at the start, whatever the command") {
  for (const Row& row : kSchemas) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"check", "--mock"}, {"serve", "--port", "0"}, {"validate", "@/body.json"}}) {
      std::vector<std::string> args = command;
      args.insert(args.end(), {"--spec", "@/a.yaml"});
      check_refused({row.name, {{"a.yaml", row.text}, {"body.json", "{}"}}, args, 3, "@/a.yaml" + row.told});
    }
  }
}

// Each asks for more than a machine holds. The test is that this ends, and that the answer says what is wrong.
TEST_CASE("a schema that asks for too much gets an answer that says so") {
  const std::string ladder = [] {
    std::string text = pets("{$ref: '#/components/schemas/s0'}") + "components:\n  schemas:\n";
    for (int i = 0; i < 40; ++i) {
      const std::string next = "{$ref: '#/components/schemas/s" + std::to_string(i + 1) + "'}";
      text += "    s" + std::to_string(i) + ": {type: object, required: [a, b], properties: {a: " + next +
              ", b: " + next + "}}\n";
    }
    return text + "    s40: {type: string}\n";
  }();
  for (const std::string& text : {pets("{type: array, minItems: 1000000000, items: {type: string}}"),
                                  pets("{type: string, minLength: 2000000000}"), ladder}) {
    const TemporaryFolder folder;
    folder.write("a.yaml", text);
    const Outcome outcome = run_program({"check", "--mock", "--spec", (folder.path() / "a.yaml").string()});
    CHECK(outcome.code == 1);
    CHECK(outcome.out.find("the status is 500, and 200 was to be expected") != std::string::npos);
  }
}

TEST_CASE("what a schema says in vain is told as a warning") {
  const TemporaryFolder folder;
  folder.write("a.yaml", pets("{type: object, propertys: {}}"));
  const std::string file = (folder.path() / "a.yaml").string();
  const Outcome outcome = run_program({"check", "--mock", "--spec", file});
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "steelyard: warning: " + file +
                           ":11:38: 'propertys' is not a keyword of OpenAPI 3.1 and is not checked; did you mean "
                           "'properties'? [schema-keyword]\n");
  CHECK(run_program({"check", "--mock", "--spec", file, "--quiet"}).err == "");
}

}  // namespace
}  // namespace steelyard::cli
