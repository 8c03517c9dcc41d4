// One schema in the words of OpenAPI 3.0 and of 3.1.
#include "drift/schema_spelling.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::drift {
namespace {

Json document(const char* version, const std::string& schema) {
  return Json{{"openapi", version}, {"components", {{"schemas", {{"S", Json::parse(schema)}}}}}};
}

TEST_CASE("what both versions have words for is said in the other's") {
  struct Row {
    const char* in_3_0;
    const char* in_3_1;
  };
  const Row rows[] = {
      {R"({"type":"number","nullable":true})", R"({"type":["number","null"]})"},
      {R"({"properties":{"a":{"items":{"type":"string","nullable":true}}}})",
       R"({"properties":{"a":{"items":{"type":["string","null"]}}}})"},
      {R"({"properties":{"nullable":{"type":"boolean"},"type":{"type":"string","nullable":true}}})",
       R"({"properties":{"nullable":{"type":"boolean"},"type":{"type":["string","null"]}}})"},
      {R"({"minimum":1,"exclusiveMinimum":true})", R"({"exclusiveMinimum":1})"},
      {R"({"maximum":1.5,"exclusiveMaximum":true})", R"({"exclusiveMaximum":1.5})"},
      {R"({"default":{"nullable":true},"example":{"nullable":true},"x-a":{"nullable":true}})",
       R"({"default":{"nullable":true},"example":{"nullable":true},"x-a":{"nullable":true}})"},
  };
  for (const Row& row : rows) {
    const Json older = document("3.0.3", row.in_3_0);
    const Json newer = document("3.1.0", row.in_3_1);

    const auto sorted = [](const Json& of) { return nlohmann::json::parse(of.at("components").dump()); };
    CAPTURE(row.in_3_0);
    CHECK(sorted(spelled_like(older, newer)) == sorted(older));
    CHECK(sorted(spelled_like(newer, older)) == sorted(newer));
    CHECK(spelled_like(older, older) == older);
    CHECK(spelled_like(newer, newer) == newer);
  }
}

TEST_CASE("one way only: what the older version has no word of its own for, and what says nothing") {
  struct Row {
    const char* model;
    const char* version;
    const char* before;
    const char* after;
  };
  const Row rows[] = {
      {"3.0.3", "3.1.0", R"({"const":"a"})", R"({"enum":["a"]})"},
      {"3.0.3", "3.1.1", R"({"type":["string"]})", R"({"type":"string"})"},
      {"3.0.3", "3.1.0", R"({"type":["string","number"]})", R"({"type":["string","number"]})"},
      {"3.0.3", "3.1.0", R"({"minimum":5,"exclusiveMinimum":1})", R"({"minimum":5})"},
      {"3.0.3", "3.1.0", R"({"minimum":1,"exclusiveMinimum":1})", R"({"minimum":1,"exclusiveMinimum":true})"},
      {"3.1.0", "3.0.3", R"({"type":"string","nullable":false})", R"({"type":"string"})"},
      {"3.1.0", "3.0.3", R"({"nullable":true})", R"({})"},
      {"3.1.0", "3.0.3", R"({"minimum":1,"exclusiveMinimum":false})", R"({"minimum":1})"},
      {"2.0", "3.1.0", R"({"type":["string","null"]})", R"({"type":["string","null"]})"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CHECK(spelled_like(Json{{"openapi", row.model}}, document(row.version, row.before)) ==
          document(row.version, row.after));
  }
}

}  // namespace
}  // namespace steelyard::drift
