// What a pin takes over from the page, and what stays in its own words.
#include "drift/page_merge.h"

#include <doctest/doctest.h>

#include "base/document.h"
#include "base/json.h"
#include "drift/schema_merge.h"

namespace steelyard::drift {
namespace {

Json yaml(const char* text) {
  const Result<Document> document = read_yaml(text, "t.yaml");
  REQUIRE(document);
  return document->root();
}

struct Row {
  const char* name;
  const char* words;
  const char* meaning;
  const char* merged;
};

constexpr Row kRows[] = {
    {"words stay", "{type: number, description: Money.}", "{type: number, description: The money., title: T}",
     "{type: number, description: Money.}"},
    {"what has rules follows", "{type: number, description: Money.}", "{type: string, format: uuid, description: X}",
     "{type: string, description: Money., format: uuid}"},
    {"another unit", "{type: number, description: Money in cents.}", "{type: number, description: Money in dollars.}",
     "{type: number, description: Money in dollars.}"},
    {"a property that is called like a word", "{properties: {title: {type: string}, x-a: {type: string}}}",
     "{properties: {summary: {type: string}}}", "{properties: {summary: {type: string}}}"},
    {"an example of what has changed", "{type: number, example: 1}", "{type: string, example: a}",
     "{type: string, example: a}"},
    {"an example that the page has no more", "{type: number, example: 1}", "{type: string}", "{type: string}"},
    {"an example of what has not", "{type: number, example: 1}", "{type: number, example: 2}",
     "{type: number, example: 1}"},
    {"lists that are sets", "{required: [a, b]}", "{required: [b, a]}", "{required: [a, b]}"},
    {"items by their name", "{parameters: [{name: a, in: query, description: A}, {name: b, in: query}]}",
     "{parameters: [{name: c, in: query}, {name: a, in: query, required: true}]}",
     "{parameters: [{name: c, in: query}, {name: a, in: query, description: A, required: true}]}"},
    {"extensions", "{x-own: 1, x-sunset: '2026-01-01'}", "{x-other: 1, x-sunset: '2027-01-01'}",
     "{x-own: 1, x-sunset: '2027-01-01'}"},
};

TEST_CASE("what the one says in the words of the other") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.name));
    CHECK_EQ(write_json(merge_words(yaml(row.words), yaml(row.meaning))), write_json(yaml(row.merged)));
  }
}

constexpr char kPin[] = R"(
info: {title: Pinned, version: 1.0.0}
servers: [{url: 'https://a.example'}]
paths:
  /a: {get: {summary: Ours, responses: {'200': {$ref: '#/components/responses/A'}}}}
  /b: {get: {responses: {'200': {description: B}}}}
components:
  responses: {A: {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Old'}}}}}
  schemas: {Old: {type: object}}
)";
constexpr char kPage[] = R"(
info: {title: Page, version: 2.0.0}
servers: [{url: 'https://b.example'}]
paths:
  /a: {get: {summary: Theirs, responses: {'200': {$ref: '#/components/responses/A'}}}}
  /c: {get: {responses: {'200': {description: C}}}}
components:
  responses: {A: {description: AA, content: {application/json: {schema: {$ref: '#/components/schemas/New'}}}}}
  schemas: {New: {type: array}}
)";

report::Finding finding(const char* id, const char* operation) {
  report::Finding made;
  made.id = id;
  made.operation = operation;
  return made;
}

TEST_CASE("only what findings speak of follows the page") {
  const Json pin = yaml(kPin);
  const Json page = yaml(kPage);
  CHECK(merge_page(pin, page, {}) == pin);
  CHECK(merge_page(pin, pin, {finding("x", "GET /a")}) == pin);

  const Json servers = merge_page(pin, page, {finding("api-server-added", "")});
  CHECK(servers.at("servers") == page.at("servers"));
  CHECK(servers.at("info").at("version") == "2.0.0");
  CHECK(servers.at("info").at("title") == "Pinned");
  CHECK(servers.at("paths") == pin.at("paths"));

  const Json a = merge_page(pin, page, {finding("response-body-type-changed", "GET /a")});
  CHECK(a.at("paths") == pin.at("paths"));
  CHECK(a.at("servers") == pin.at("servers"));
  CHECK(write_json(a.at("components")) ==
        R"({"responses":{"A":{"description":"A","content":{"application/json":{"schema":{"$ref":)"
        R"("#/components/schemas/New"}}}}},"schemas":{"New":{"type":"array"}}})");

  const std::vector<report::Finding> moved = {finding("endpoint-added", "GET /c"),
                                              finding("api-path-removed-without-deprecation", "GET /b")};
  const Json paths = merge_page(pin, page, moved).at("paths");
  CHECK(paths.size() == 2);
  CHECK(paths.at("/a") == pin.at("paths").at("/a"));
  CHECK(paths.at("/c") == page.at("paths").at("/c"));
}

}  // namespace
}  // namespace steelyard::drift
