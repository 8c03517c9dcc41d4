// Contracts as they are loaded: what operations inherit, what servers mean, where references lead, what is warned of.
#include <doctest/doctest.h>
#include <unistd.h>  // getpid

#include <filesystem>  // folders

#include "base/file.h"
#include "openapi/source.h"
#include "tests/support/memory_source.h"

namespace steelyard::openapi {
namespace {

using test::contract_of;
using test::contract_of_paths;

TEST_CASE("operations inherit parameters, servers and security, and replace them") {
  const Contract contract = contract_of(R"(openapi: 3.1.0
info: {title: T, version: '2'}
servers: [{url: 'https://a.example/x'}]
security: [{key: []}]
paths:
  /a:
    parameters:
      - {name: p, in: query, schema: {type: integer}}
      - {name: q, in: query, schema: {type: integer}}
    get: {responses: {'200': {description: d}}}
    put:
      operationId: change
      deprecated: true
      tags: [one, two]
      security: []
      servers: [{url: 'https://b.example'}]
      parameters: [{name: q, in: query, required: true, schema: {type: string}}, {name: q, in: header}]
      responses: {'200': {description: d}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
)");
  REQUIRE(contract.operations.size() == 2);
  const Operation& get = contract.operations[0];
  const Operation& put = contract.operations[1];
  CHECK(get.label() == "GET /a");
  CHECK(get.parameters.size() == 2);
  REQUIRE(get.security.size() == 1);
  CHECK(get.security[0].schemes == std::vector<std::string>{"key"});
  CHECK(get.servers[0].host == "a.example");
  CHECK(get.servers[0].base_path == "/x");
  CHECK(put.id == "change");
  CHECK(put.deprecated);
  CHECK(put.tags == std::vector<std::string>{"one", "two"});
  CHECK(put.security.empty());
  CHECK(put.servers[0].host == "b.example");
  REQUIRE(put.parameters.size() == 3);
  CHECK(put.parameters[1].required);
  CHECK(put.parameters[2].in == ParameterPlace::header);
  CHECK(contract.title == "T");
  CHECK(contract.api_version == "2");
}

TEST_CASE("the URL of a server") {
  const struct {
    const char* server;
    const char* host;
    const char* base_path;
  } rows[] = {
      {"{url: 'https://API.Example.com:8443/v1/'}", "api.example.com:8443", "/v1"},
      {"{url: 'https://api.example.com'}", "api.example.com", ""},
      {"{url: '//api.example.com/v1'}", "api.example.com", "/v1"},
      {"{url: 'https://user@api.example.com/?q'}", "api.example.com", ""},
      {"{url: /v1}", "", "/v1"},
      {"{url: v1}", "", "/v1"},
      {"{url: /}", "", ""},
      {"{url: .}", "", ""},
      {"{url: 'https://{r}.example.com/{v}', variables: {r: {default: eu}, v: {default: v2}}}", "eu.example.com",
       "/v2"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.server);
    const Contract contract = contract_of("openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [" +
                                          std::string(row.server) + "]\npaths: {}\n");
    REQUIRE(contract.servers.size() == 1);
    CHECK(contract.servers[0].host == row.host);
    CHECK(contract.servers[0].base_path == row.base_path);
  }
}

TEST_CASE("enumerated variables of a server make one server for each value, the defaults first") {
  const Contract contract = contract_of(
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nservers: [{url: 'https://{r}.example.com/{v}', "
      "variables: {r: {default: us, enum: [eu, us]}, v: {default: v1, enum: [v1, v2]}}}]\n");
  std::vector<std::string> urls;
  for (const Server& server : contract.servers) urls.push_back(server.url);
  CHECK(urls == std::vector<std::string>{"https://us.example.com/v1", "https://eu.example.com/v1",
                                         "https://us.example.com/v2", "https://eu.example.com/v2"});
}

TEST_CASE("the response that documents a status") {
  const Contract contract = contract_of_paths(
      "{/a: {get: {responses: {default: {description: d}, 4xx: {description: d}, '404': {description: d}}}}}");
  const Operation& operation = contract.operations.front();
  const struct {
    int status;
    const char* text;
  } rows[] = {{404, "404"}, {418, "4XX"}, {200, "default"}, {599, "default"}};
  for (const auto& row : rows) CHECK(operation.response_for(row.status)->status.text == row.text);
  const Contract strict = contract_of_paths("{/a: {get: {responses: {'200': {description: d}}}}}");
  CHECK(strict.operations.front().response_for(201) == nullptr);
}

TEST_CASE("the status of success") {
  const struct {
    const char* responses;
    int status;
  } rows[] = {
      {"{'200': {description: d}}", 200},
      {"{'202': {description: d}, '201': {description: d}}", 201},
      {"{'400': {description: d}, '204': {description: d}}", 204},
      {"{2XX: {description: d}}", 200},
      {"{2XX: {description: d}, '201': {description: d}}", 201},
      {"{default: {description: d}}", 200},
      {"{default: {description: d}, '404': {description: d}}", 200},
      {"{'302': {description: d}}", 302},
      {"{'404': {description: d}, '302': {description: d}}", 404},
      {"{4XX: {description: d}}", 400},
      {"{}", 200},
  };
  for (const auto& row : rows) {
    CAPTURE(row.responses);
    const Contract contract = contract_of_paths("{/a: {get: {responses: " + std::string(row.responses) + "}}}");
    CHECK(contract.operations.front().success_status() == row.status);
  }
}

TEST_CASE("defaults of style and explode follow the place") {
  const struct {
    const char* in;
    const char* style;
    bool explode;
  } rows[] = {
      {"path", "simple", false}, {"query", "form", true}, {"header", "simple", false}, {"cookie", "form", true}};
  for (const auto& row : rows) {
    CAPTURE(row.in);
    const Contract contract =
        contract_of_paths("{'/{p}': {get: {parameters: [{name: p, in: " + std::string(row.in) +
                          ", required: true, schema: {}}], responses: {'200': {description: d}}}}}");
    CHECK(contract.operations.front().parameters.front().style == row.style);
    CHECK(contract.operations.front().parameters.front().explode == row.explode);
  }
}

TEST_CASE("the file that is named may be a link to elsewhere, one that a reference names may not") {
  namespace fs = std::filesystem;
  const fs::path base = fs::temp_directory_path() / ("steelyard-load-" + std::to_string(getpid()));
  fs::create_directories(base / "inside");
  const std::string head = "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: ";
  REQUIRE(write_file(base / "plain.yaml", head + "{}}"));
  REQUIRE(write_file(base / "inside" / "asks.yaml", head + "{/a: {$ref: 'link.yaml#/paths'}}}"));
  fs::create_symlink("../plain.yaml", base / "inside" / "link.yaml");
  CHECK(load_contract(FolderSource(base / "inside", "link.yaml"), "link.yaml"));
  const auto refused = load_contract(FolderSource(base / "inside", "asks.yaml"), "asks.yaml");
  const auto unnamed = load_contract(FolderSource(base / "inside"), "link.yaml");
  fs::remove_all(base);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::reference_outside);
  REQUIRE_FALSE(unnamed);
  CHECK(unnamed.error().code == ErrorCode::reference_outside);
}

TEST_CASE("a document in memory that names a path twice is refused") {
  const auto document = read_json("{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {},\n\"/a\": {}}}", "page.md");
  REQUIRE(document);
  const auto contract = load_contract(*document);
  REQUIRE_FALSE(contract);
  CHECK(contract.error().code == ErrorCode::duplicate_key);
  CHECK(contract.error().where.line == 2);
}

TEST_CASE("the dialect of the schemas") {
  const auto dialect_of = [](const std::string& head) {
    return contract_of(head + "\ninfo: {title: T, version: '1'}\npaths: {}\n").dialect;
  };
  CHECK(dialect_of("openapi: 3.1.0") == json_schema::Dialect::oas31);
  CHECK(dialect_of("openapi: 3.0.3") == json_schema::Dialect::oas30);
  CHECK(dialect_of("openapi: 3.1.0\njsonSchemaDialect: 'http://json-schema.org/draft-07/schema#'") ==
        json_schema::Dialect::draft7);
  CHECK(dialect_of("openapi: 3.1.0\njsonSchemaDialect: https://json-schema.org/draft/2019-09/schema") ==
        json_schema::Dialect::draft2019_09);
  CHECK(dialect_of("openapi: 3.0.3\njsonSchemaDialect: http://e.org/none") == json_schema::Dialect::oas30);
}

TEST_CASE("documented versions") {
  const struct {
    const char* version;
    std::optional<Version> read;
  } rows[] = {{"3.0.0", Version::v3_0}, {"3.0.4", Version::v3_0}, {"'3.0'", Version::v3_0}, {"3.1.0", Version::v3_1},
              {"3.1.1", Version::v3_1}, {"3.2.0", std::nullopt},  {"2.0.0", std::nullopt},  {"30.1", std::nullopt}};
  for (const auto& row : rows) {
    CAPTURE(row.version);
    const test::MemorySource source(
        {{"main.yaml", "openapi: " + std::string(row.version) + "\ninfo: {title: T, version: '1'}\npaths: {}\n"}});
    const Result<Contract> contract = load_contract(source, "main.yaml");
    CHECK(static_cast<bool>(contract) == row.read.has_value());
    if (contract) CHECK(contract->version == *row.read);
  }
}

TEST_CASE("a path that a reference names, seen from its file") {
  const struct {
    const char* from;
    const char* path;
    const char* resolved;  // or the id of the error
  } rows[] = {
      {"main.yaml", "a.yaml", "a.yaml"},
      {"main.yaml", "./a.yaml", "a.yaml"},
      {"parts/a.yaml", "b.yaml", "parts/b.yaml"},
      {"parts/a.yaml", "../b.yaml", "b.yaml"},
      {"parts/a.yaml", "../../b.yaml", "reference-outside"},
      {"main.yaml", "a/../../b.yaml", "reference-outside"},
      {"main.yaml", "/etc/passwd", "reference-outside"},
      {"main.yaml", "https://x.example/a", "reference-remote"},
      {"main.yaml", "file:///etc/passwd", "reference-remote"},
      {"main.yaml", "//x.example/a", "reference-remote"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.path);
    const Result<std::string> resolved = resolve_path(row.from, row.path);
    CHECK((resolved ? *resolved : std::string(error_info(resolved.error().code).id)) == row.resolved);
  }
}

TEST_CASE("a warning of a schema is told once, however many refer to it") {
  const Contract contract = contract_of(R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}}}
  /b: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}}}
components: {schemas: {S: {typo: 1}}}
)");
  REQUIRE(contract.warnings.size() == 1);
  CHECK(to_string(contract.warnings[0].where) == "main.yaml:6:28");
}

}  // namespace
}  // namespace steelyard::openapi
