#include "openapi/facts.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::openapi {
namespace {

TEST_CASE("facts leave prose out and nothing else") {
  struct Row {
    const char* name;
    const char* document;
    const char* facts;
  };
  const Row rows[] = {
      {"prose goes", R"({"info": {"title": "T", "description": "d", "summary": "s"}, "x-logo": 1})",
       R"({"info":{"title":"T"}})"},
      {"properties keep their names", R"({"properties": {"description": {"type": "string", "description": "d"}}})",
       R"({"properties":{"description":{"type":"string"}}})"},
      {"a header may begin with x-", R"({"headers": {"x-id": {"description": "d", "schema": {}}}})",
       R"({"headers":{"x-id":{"schema":{}}}})"},
      {"examples are data", R"({"example": {"description": "d", "x-a": 1}, "default": {"summary": 1}})",
       R"({"example":{"description":"d","x-a":1},"default":{"summary":1}})"},
      {"a schema's examples are data", R"({"examples": [{"description": "d"}]})",
       R"({"examples":[{"description":"d"}]})"},
      {"named examples have prose", R"({"examples": {"summary": {"summary": "s", "value": {"summary": 1}}}})",
       R"({"examples":{"summary":{"value":{"summary":1}}}})"},
      {"a scheme may be called x-key", R"({"security": [{"x-key": []}]})", R"({"security":[{"x-key":[]}]})"},
      {"a schema may be false", R"({"additionalProperties": false})", R"({"additionalProperties":false})"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(write_json(facts(Json::parse(row.document))) == row.facts); }
  }
}

TEST_CASE("differences are named by pointer, the order of members aside") {
  struct Row {
    const char* a;
    const char* b;
    std::vector<std::string> pointers;
  };
  const Row rows[] = {
      {R"({"a": 1, "b": 2})", R"({"b": 2, "a": 1})", {}},
      {R"({"a": {"/": 1}})", R"({"a": {"/": 2}})", {"/a/~1"}},
      {R"({"a": 1})", R"({"b": 1})", {"/a", "/b"}},
      {"[1, 2]", "[2, 1]", {"/0", "/1"}},
      {"[1]", "[1, 2]", {""}},
      {"{}", "[]", {""}},
  };
  for (const Row& row : rows) {
    CHECK(different_pointers(Json::parse(row.a), Json::parse(row.b)) == row.pointers);
  }
}

}  // namespace
}  // namespace steelyard::openapi
