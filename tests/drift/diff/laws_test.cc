// Contracts that say the same differ in nothing, however they are written.
#include <doctest/doctest.h>

#include <algorithm>  // std::reverse

#include "base/document.h"
#include "base/file.h"
#include "base/json.h"
#include "drift/compare_contracts.h"
#include "openapi/source.h"
#include "provider/pack.h"
#include "tests/support/memory_source.h"

namespace steelyard::drift {
namespace {

std::string told(const openapi::Contract& base, const openapi::Contract& revision) {
  std::string text;
  for (const Fact& fact : compare_contracts(base, revision)) {
    text += std::string(to_string(fact.kind)) + " " + std::string(to_string(fact.change)) + " " + fact.pointer + "; ";
  }
  return text;
}

// Both ways.
void check_same(const openapi::Contract& a, const openapi::Contract& b) {
  CHECK(told(a, b) == "");
  CHECK(told(b, a) == "");
}

// Members of all objects turned round, and the items of lists whose order means nothing.
Json turned(const Json& value, bool is_set) {
  if (value.is_array()) {
    Json items = Json::array();
    for (const Json& item : value) items.push_back(turned(item, false));
    if (is_set) std::reverse(items.begin(), items.end());
    return items;
  }
  if (!value.is_object()) return value;
  Json result = Json::object();
  const auto& members = value.get_ref<const Json::object_t&>();
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    const bool set = member->first == "required" || member->first == "enum" || member->first == "anyOf" ||
                     member->first == "oneOf" || member->first == "allOf" || member->first == "parameters" ||
                     member->first == "tags" || member->first == "type";
    result[member->first] = turned(member->second, set);
  }
  return result;
}

constexpr char kRich[] = R"(
openapi: 3.1.0
info: {title: T, version: 1.0.0}
servers: [{url: https://a.example}, {url: https://b.example}]
security: [{key: []}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: get
      tags: [x, y]
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1}}
        - {name: X-Trace, in: header, schema: {type: string}}
      responses:
        '200':
          description: OK
          headers: {X-A: {schema: {type: string}}, X-B: {required: true, schema: {type: integer}}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/Pet'}}
            application/xml: {schema: {type: string}}
        4XX: {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'201': {description: made}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Error: {type: object, required: [code, detail], properties: {code: {type: string}, detail: {type: [string, 'null']}}}
    Pet:
      type: object
      required: [name, kind]
      properties:
        name: {type: string, minLength: 1}
        kind: {enum: [cat, dog, 3]}
        parent: {anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}
        shape: {oneOf: [{$ref: '#/components/schemas/Error'}, {type: object, properties: {p: {type: number}}}]}
        friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        both: {allOf: [{$ref: '#/components/schemas/Error'}, {type: object, properties: {q: {type: boolean}}}]}
)";

TEST_CASE("a contract is the same as itself, re-ordered and re-formatted") {
  const openapi::Contract base = test::contract_of(kRich);
  check_same(base, base);
  const Result<Document> document = read_yaml(kRich, "rich.yaml");
  REQUIRE(document);
  check_same(base, test::contract_of(write_json(document->root(), 2)));
  check_same(base, test::contract_of(write_json(turned(document->root(), false))));
}

struct Spelling {
  const char* name;
  const char* a_version;
  const char* a;
  const char* b_version;
  const char* b;
};

// Of the schema of an answer.
constexpr Spelling kSpellings[] = {
    {"nullable and a list of types", "3.0.3", "{type: string, nullable: true}", "3.1.0", "{type: [string, 'null']}"},
    {"nullable and an alternative", "3.0.3", "{type: string, nullable: true, maxLength: 3}", "3.1.0",
     "{anyOf: [{type: string, maxLength: 3}, {type: 'null'}]}"},
    {"a list of types and oneOf with null", "3.1.0", "{type: [integer, 'null']}", "3.1.0",
     "{oneOf: [{type: 'null'}, {type: integer}]}"},
    {"nullable reference", "3.0.3", "{nullable: true, allOf: [{$ref: '#/components/schemas/S'}]}", "3.1.0",
     "{anyOf: [{$ref: '#/components/schemas/S'}, {type: 'null'}]}"},
    {"an enum with null", "3.0.3", "{type: string, nullable: true, enum: [a, null]}", "3.1.0",
     "{type: [string, 'null'], enum: [null, a]}"},
    {"exclusive as a flag and as a number", "3.0.3", "{type: number, minimum: 0, exclusiveMinimum: true}", "3.1.0",
     "{type: number, exclusiveMinimum: 0}"},
    {"exclusive false says nothing", "3.0.3", "{type: number, maximum: 9, exclusiveMaximum: false}", "3.1.0",
     "{type: number, maximum: 9.0}"},
    {"a described reference", "3.0.3", "{description: d, allOf: [{$ref: '#/components/schemas/S'}]}", "3.1.0",
     "{description: d, $ref: '#/components/schemas/S'}"},
    {"siblings of a reference in 3.0", "3.0.3", "{$ref: '#/components/schemas/S', maxProperties: 3}", "3.1.0",
     "{$ref: '#/components/schemas/S'}"},
    {"binary text", "3.0.3", "{type: string, format: binary}", "3.1.0",
     "{type: string, contentMediaType: application/octet-stream}"},
    {"base64", "3.0.3", "{type: string, format: byte}", "3.1.0", "{type: string, contentEncoding: base64}"},
    {"an enum of one value", "3.0.3", "{type: string, enum: [a]}", "3.1.0", "{type: string, const: a}"},
    {"an example and examples", "3.0.3", "{type: string, example: a}", "3.1.0", "{type: string, examples: [a]}"},
    {"a reference written out", "3.1.0", "{$ref: '#/components/schemas/S'}", "3.1.0",
     "{type: object, properties: {s: {type: string}}}"},
    {"a pointer in percent-encoding", "3.1.0", "{$ref: '#/components/schemas/S'}", "3.1.0",
     "{$ref: '#/components/schemas/%53'}"},
    {"another component of the same words", "3.1.0", "{$ref: '#/components/schemas/S'}", "3.1.0",
     "{$ref: '#/components/schemas/Same'}"},
    {"allOf merged", "3.1.0", "{type: object, properties: {a: {type: string}}, required: [a]}", "3.1.0",
     "{type: object, properties: {a: {type: string}}, required: [a], additionalProperties: true}"},
    {"keywords at their defaults", "3.1.0", "{type: array, items: {type: string}}", "3.1.0",
     "{type: array, items: {type: string}, minItems: 0, uniqueItems: false, readOnly: false, deprecated: false}"},
    {"number includes integer", "3.1.0", "{type: [number, integer]}", "3.1.0", "{type: number}"},
    {"a list of one type", "3.1.0", "{type: [string]}", "3.1.0", "{type: string}"},
    {"alternatives in another order", "3.1.0", "{oneOf: [{type: string}, {type: integer}]}", "3.1.0",
     "{oneOf: [{type: integer}, {type: string}]}"},
    {"enum in another order, 1 and 1.0", "3.1.0", "{enum: [1, 2, a]}", "3.1.0", "{enum: [a, 2.0, 1.0]}"},
    {"schemas that say nothing", "3.1.0", "{type: array, items: {}}", "3.1.0", "{type: array, items: true}"},
    {"the tighter of two bounds", "3.1.0", "{type: number, minimum: 1, exclusiveMinimum: 0}", "3.1.0",
     "{type: number, minimum: 1}"},
    {"integers above 0 and from 1 on", "3.1.0", "{type: integer, exclusiveMinimum: 0, exclusiveMaximum: 9}", "3.1.0",
     "{type: integer, minimum: 1, maximum: 8}"},
    {"integers from 0.5 on", "3.1.0", "{type: integer, minimum: 0.5, maximum: -0.5}", "3.1.0",
     "{type: integer, minimum: 1, maximum: -1}"},
    {"allOf of one", "3.1.0", "{allOf: [{type: string, maxLength: 3}]}", "3.1.0", "{type: string, maxLength: 3}"},
    {"bounds in allOf", "3.1.0", "{allOf: [{minimum: 1}, {minimum: 2}]}", "3.1.0", "{minimum: 2}"},
    {"allOf and the same inline", "3.1.0",
     "{allOf: [{$ref: '#/components/schemas/S'}, {required: [s], properties: {t: {type: integer}}}]}", "3.1.0",
     "{type: object, required: [s], properties: {s: {type: string}, t: {type: integer}}}"},
    {"allOf split in another way", "3.1.0", "{allOf: [{pattern: a}, {pattern: b}, {maxLength: 3, minLength: 1}]}",
     "3.1.0", "{pattern: b, allOf: [{minLength: 1}, {allOf: [{pattern: a}, {maxLength: 3}]}]}"},
    {"nullable beside oneOf", "3.0.3", "{nullable: true, oneOf: [{type: string}, {type: integer}]}", "3.1.0",
     "{oneOf: [{type: string}, {type: integer}, {type: 'null'}]}"},
    {"nullable and a type beside anyOf", "3.0.3",
     "{type: object, nullable: true, anyOf: [{type: object, maxProperties: 2}, {type: object, minProperties: 4}]}",
     "3.1.0", "{type: [object, 'null'], anyOf: [{type: object, maxProperties: 2}, {type: object, minProperties: 4}]}"},
    {"nullable and a type beside allOf", "3.0.3",
     "{type: object, nullable: true, allOf: [{$ref: '#/components/schemas/S'}]}", "3.1.0",
     "{anyOf: [{$ref: '#/components/schemas/S'}, {type: 'null'}]}"},
    {"nullable beside a reference", "3.0.3", "{nullable: true, $ref: '#/components/schemas/S'}", "3.1.0",
     "{oneOf: [{$ref: '#/components/schemas/S'}, {type: 'null'}]}"},
    {"prose", "3.1.0", "{type: string, title: A, description: b}", "3.1.0", "{type: string, title: C, description: d}"},
};

openapi::Contract answer(const std::string& version, const std::string& schema) {
  return test::contract_of("openapi: " + version +
                           "\ninfo: {title: T, version: 1.0.0}\n"
                           "paths: {/it: {get: {responses: {'200': {description: OK, content: {application/json: "
                           "{schema: " +
                           schema +
                           "}}}}}}}\ncomponents: {schemas: {S: {type: object, properties: {s: {type: string}}}, "
                           "Same: {type: object, properties: {s: {type: string}}}}}\n");
}

TEST_CASE("spellings of the same schema are the same, in either direction") {
  for (const Spelling& row : kSpellings) {
    CAPTURE(row.name);
    check_same(answer(row.a_version, row.a), answer(row.b_version, row.b));
  }
}

struct Documents {
  const char* name;
  const char* a;
  const char* b;
};

constexpr Documents kDocuments[] = {
    {"names of path parameters",
     "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], "
     "responses: {'200': {description: OK}}}}}",
     "paths: {'/a/{key}': {parameters: [{name: key, in: path, required: true, schema: {type: string}}], "
     "get: {responses: {'200': {description: OK}}}}}"},
    {"case of header names",
     "paths: {/a: {get: {parameters: [{name: X-A, in: header, schema: {type: string}}], "
     "responses: {'200': {description: OK, headers: {X-B: {schema: {type: string}}}}}}}}",
     "paths: {/a: {get: {parameters: [{name: x-a, in: header, schema: {type: string}}], "
     "responses: {'200': {description: Fine, headers: {x-b: {schema: {type: string}}}}}}}}"},
    {"names of security schemes",
     "security: [{a: []}]\ncomponents: {securitySchemes: {a: {type: http, scheme: bearer}}}\npaths: {/a: {get: "
     "{responses: {'200': {description: OK}}}}}",
     "security: [{b: []}]\ncomponents: {securitySchemes: {b: {type: http, scheme: bearer}}}\npaths: {/a: {get: "
     "{responses: {'200': {description: OK}}}}}"},
    {"responses by reference",
     "paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R'}}}}}\ncomponents: {responses: {R: "
     "{description: OK}}}",
     "paths: {/a: {get: {responses: {'200': {description: OK}}}}}"},
    {"spelling of media types",
     "paths: {/a: {get: {responses: {'200': {description: OK, content: {application/JSON: {schema: {type: "
     "string}}}}}}}}",
     "paths: {/a: {get: {responses: {'200': {description: OK, content: {application/json: {schema: {type: "
     "string}}}}}}}}"},
};

TEST_CASE("documents that say the same are the same") {
  const std::string head = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\n";
  for (const Documents& row : kDocuments) {
    CAPTURE(row.name);
    check_same(test::contract_of(head + row.a), test::contract_of(head + row.b));
  }
}

TEST_CASE("a contract in several files is the same as in one") {
  const test::MemorySource source(
      {{"main.yaml", "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths: {/it: {$ref: paths/it.yaml}}\n"},
       {"paths/it.yaml",
        "get: {responses: {'200': {description: OK, content: {application/json: {schema: "
        "{$ref: '../schemas.yaml#/S'}}}}}}\n"},
       {"schemas.yaml", "S: {type: object, properties: {s: {type: string}}}\n"}});
  const Result<openapi::Contract> split = openapi::load_contract(source, "main.yaml");
  if (!split) FAIL(to_string(split.error()));
  check_same(*split,
             test::contract_of("openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths: {/it: {get: {responses: "
                               "{'200': {description: OK, content: {application/json: {schema: {type: object, "
                               "properties: {s: {type: string}}}}}}}}}}\n"));
}

TEST_CASE("the built-in contracts are the same as themselves") {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  for (const std::string& name : provider::builtin_names()) {
    CAPTURE(name);
    const Result<provider::Provider> provider = loader->load_builtin(name);
    REQUIRE(provider);
    check_same(*provider->contract, *provider->contract);
  }
}

}  // namespace
}  // namespace steelyard::drift
