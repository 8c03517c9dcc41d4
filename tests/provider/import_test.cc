#include "provider/import.h"

#include <doctest/doctest.h>

#include "tests/provider/import_support.h"

namespace steelyard::provider {
namespace {

const std::string kContract = R"(openapi: 3.1.0
info: {title: Meters, version: '1'}
servers: [{url: https://api.meters.example}]
paths:
  /v1/meters/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: X-Api-Key, in: header, required: true, schema: {type: string}}
      responses:
        '200':
          description: A meter.
          headers:
            X-Unit: {schema: {const: kWh}}
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: {type: string, example: m-1}
                  reading: {type: integer, minimum: 5, maximum: 5}
                required: [id, reading]
        '404':
          description: None.
          content:
            application/json:
              schema: {type: object, required: [error], properties: {error: {type: string}}}
              examples:
                gone: {value: {error: gone}}
                broken: {value: {}}
        '204': {description: Nothing.}
        5XX: {description: Trouble.}
)";

const char* const kProvider =
    "# Starter pack. Edit the bodies; add answers that were observed or have to be assumed, named keys and promises.\n"
    R"(steelyard: 1
name: meters
title: Read a meter
contract: contract.yaml
sample_key: meters-demo-key
credentials:
  - in: header
    name: X-Api-Key
    source: documented
operations:
  - operation: GET /v1/meters/{id}
    answers:
      - status: 200
        example: default
        source: documented
        headers:
          X-Unit: kWh
        body: 200.json
      - status: 404
        example: gone
        source: documented
        body: 404-gone.json
      - status: 404
        example: broken
        source: documented
        body: 404-broken.json
        breach: The example of the contract does not fit its own schema.
      - status: 204
        example: default
        source: documented
)";

Result<ImportedPack> import_text(const std::string& text, std::string_view name = {}) {
  const auto page = openapi::read_page(text, "page.md");
  REQUIRE_MESSAGE(page, to_string(page.error()));
  return import_page(*page, name);
}

std::string text_of(const ImportedPack& pack, const std::string& path) {
  for (const ImportedFile& file : pack.files) {
    if (file.path == path) return file.text;
  }
  return "(no such file)";
}

std::string paths_of(const ImportedPack& pack) {
  std::string paths;
  for (const ImportedFile& file : pack.files) paths += file.path + " ";
  return paths;
}

TEST_CASE("a page becomes a pack") {
  const auto pack = import_text("# Read a meter\n\n```yaml\n" + kContract + "```\n");
  REQUIRE_MESSAGE(pack, to_string(pack.error()));
  CHECK(pack->name == "meters");
  CHECK(paths_of(*pack) == "contract.yaml provider.yaml 200.json 404-gone.json 404-broken.json ");
  CHECK(text_of(*pack, "contract.yaml") == kContract);
  CHECK(text_of(*pack, "provider.yaml") == kProvider);
  CHECK(text_of(*pack, "200.json") == "{\n  \"id\": \"m-1\",\n  \"reading\": 5\n}\n");
  CHECK(text_of(*pack, "404-gone.json") == "{\n  \"error\": \"gone\"\n}\n");
  CHECK(text_of(*pack, "404-broken.json") == "{}\n");
  REQUIRE(pack->warnings.size() == 1);
  CHECK(pack->warnings[0].code == ErrorCode::import_incomplete);
  CHECK(pack->warnings[0].message == "GET /v1/meters/{id} 5XX names no single final status; it gets no answer");
  CHECK(to_string(pack->warnings[0].where) == "page.md:35:9");
  CHECK(problems_of(*pack) == "");
}

TEST_CASE("a page of prose becomes a pack with a contract of its own") {
  const auto pack = import_text(
      "# Left\n\n```\nGET /left\n```\n\n<ResponseField name=\"left\" type=\"int\" />\n\n```json 200\n{\"left\": "
      "3}\n```\n");
  REQUIRE_MESSAGE(pack, to_string(pack.error()));
  CHECK(pack->name == "left");
  CHECK(paths_of(*pack) == "contract.yaml provider.yaml 200.json ");
  CHECK(text_of(*pack, "contract.yaml") == R"(openapi: 3.1.0
info:
  title: Left
  version: undocumented
paths:
  /left:
    get:
      summary: Left
      responses:
        '200':
          description: Status 200
          content:
            application/json:
              schema:
                type: object
                properties:
                  left:
                    type: integer
              example:
                left: 3
)");
  CHECK(text_of(*pack, "200.json") == "{\n  \"left\": 3\n}\n");
  CHECK(problems_of(*pack) == "");
}

TEST_CASE("several operations get a folder each, other types their own files") {
  const auto pack = import_text(R"(```json
{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {
  "/a": {"get": {"operationId": "readA", "responses": {"200": {"description": "d", "content": {
    "text/plain": {"example": "hello"}}}}}},
  "/b": {"get": {"responses": {"200": {"description": "d", "content": {"*/*": {"schema": {"const": 7}}}}}},
         "put": {"responses": {"200": {"description": "d", "content": {"image/png": {}}}}}}}}
```
)",
                                "own-name");
  REQUIRE_MESSAGE(pack, to_string(pack.error()));
  CHECK(pack->name == "own-name");
  CHECK(paths_of(*pack) == "contract.json provider.yaml reada/200.txt get-b/200.json ");
  CHECK(text_of(*pack, "reada/200.txt") == "hello");
  CHECK(text_of(*pack, "get-b/200.json") == "7\n");
  REQUIRE(pack->warnings.size() == 1);
  CHECK(pack->warnings[0].message == "no starter body could be made for image/png; write one");
  CHECK(problems_of(*pack) == "");
}

TEST_CASE("a name that cannot be one is refused") {
  const auto pack = import_text("```yaml\n" + kContract + "```\n", "../up");
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == ErrorCode::import_name);
  CHECK(pack.error().message == "\"../up\" cannot be the name of a provider");
}

TEST_CASE("a contract that cannot be loaded is refused with its place on the page") {
  const auto pack = import_text("# T\n\n```yaml\nopenapi: 4.0.0\ninfo: {title: T, version: '1'}\npaths: {}\n```\n");
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == ErrorCode::openapi_version);
  CHECK(to_string(pack.error().where) == "page.md:4:1");
}

}  // namespace
}  // namespace steelyard::provider
