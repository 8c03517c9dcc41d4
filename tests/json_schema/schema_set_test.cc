// Schemas that are compiled one after the other are what each would be alone.
#include "json_schema/schema_set.h"

#include <doctest/doctest.h>

#include <string>  // texts

#include "tests/json_schema/support.h"

namespace steelyard::json_schema {
namespace {

constexpr char kContract[] = R"({
  "openapi": "3.1.0",
  "components": {"schemas": {
    "Amount": {"type": "number", "minimum": 0},
    "Balance": {"type": "object", "required": ["id", "amount"], "properties": {
      "id": {"type": "string", "readOnly": true}, "amount": {"$ref": "#/components/schemas/Amount"}}},
    "Tree": {"$id": "https://example.com/tree", "properties": {"child": {"$ref": "https://example.com/tree"}}},
    "Wrong": {"minimum": "none"},
    "Far": {"$ref": "far.json#/$defs/name"},
    "Lost": {"$ref": "lost.json"}
  }}
})";

constexpr char kFar[] = R"({"$defs": {"name": {"type": "string", "pattern": "^[a-z]+$"}}})";
constexpr char kTwice[] = R"({"allOf": [{"$anchor": "a"}, {"$anchor": "a"}]})";

constexpr char kUri[] = "https://example.com/contract.json";

void add(Registry& registry, const char* uri, const char* text) { registry.add(uri, parse(text, uri)); }

std::string told(const Result<Program>& program) { return program ? program->dump() : program.error().message; }

TEST_CASE("a set makes the programs and errors that compile() makes, in any order and again") {
  Registry registry;
  add(registry, kUri, kContract);
  add(registry, "https://example.com/far.json", kFar);
  add(registry, "https://example.com/twice.json", kTwice);
  const CompileOptions options{.dialect = Dialect::oas31, .assert_formats = true};
  const SchemaRef schemas[] = {{kUri, "/components/schemas/Balance"}, {kUri, "/components/schemas/Amount"},
                               {kUri, "/components/schemas/Tree"},    {kUri, "/components/schemas/Wrong"},
                               {kUri, "/components/schemas/Far"},     {kUri, "/components/schemas/Lost"},
                               {kUri, "/components/schemas/Nothing"}, {"https://example.com/twice.json", ""},
                               {kUri, "/components/schemas/Balance"}, {"https://example.com/twice.json", "/allOf/0"}};
  SchemaSet set(registry, options);
  for (int round = 0; round < 2; ++round) {
    for (const SchemaRef& schema : schemas) {
      for (const Direction direction : {Direction::request, Direction::response}) {
        CAPTURE(schema.uri + "#" + schema.pointer);
        CompileOptions alone = options;
        alone.direction = direction;
        CHECK(told(set.compile(schema, direction)) == told(compile(registry, schema, alone)));
      }
    }
  }
}

TEST_CASE("a document that could not be looked through stays broken while others are compiled") {
  Registry registry;
  add(registry, "https://example.com/twice.json", kTwice);
  // The name is in no document that can be read, so all are opened on the way to it.
  add(registry, "https://example.com/asking.json", R"({"$ref": "https://example.com/unknown"})");
  add(registry, "https://example.com/good.json", R"({"type": "string"})");
  SchemaSet set(registry, {});
  CHECK(!set.compile({"https://example.com/asking.json", ""}, Direction::none));
  CHECK(set.compile({"https://example.com/good.json", ""}, Direction::none));
  const Result<Program> twice = set.compile({"https://example.com/twice.json", ""}, Direction::none);
  REQUIRE(!twice);
  CHECK(twice.error().message == "the anchor 'a' is given twice, also at /allOf/0");
}

}  // namespace
}  // namespace steelyard::json_schema
