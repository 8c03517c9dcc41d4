#include "openapi/field_schema.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::openapi {
namespace {

struct Read {
  std::string schema;
  std::vector<std::string> warnings;
};

Read read(const std::string& text) {
  const auto markdown = read_markdown(text, "page.md");
  REQUIRE(markdown);
  const auto fields = read_fields(*markdown, "page.md");
  REQUIRE_MESSAGE(fields, to_string(fields.error()));
  REQUIRE(fields->size() == 1);
  Read result;
  const Warn warn = [&result](std::string message, const TextOrigin& place) {
    result.warnings.push_back(std::to_string(place.line) + ": " + message);
  };
  result.schema = write_json(field_schema(fields->front(), warn).value());
  return result;
}

TEST_CASE("the types that docs pages write become schemas") {
  struct Row {
    const char* type;
    const char* schema;
  };
  const Row rows[] = {
      {"string", R"({"type":"string"})"},
      {"Integer", R"({"type":"integer"})"},
      {"double", R"({"type":"number","format":"double"})"},
      {"string[]", R"({"type":"array","items":{"type":"string"}})"},
      {"number[][]", R"({"type":"array","items":{"type":"array","items":{"type":"number"}}})"},
      {"array<bool>", R"({"type":"array","items":{"type":"boolean"}})"},
      {"string | null", R"({"type":["string","null"]})"},
      {"string[] or null", R"({"type":["array","null"],"items":{"type":"string"}})"},
      {"object", R"({"type":"object"})"},
      {"any", "{}"},
      {"", "{}"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.type) {
      const Read result = read(std::string("<ResponseField name=\"a\" type=\"") + row.type + "\" />");
      CHECK(result.schema == row.schema);
      CHECK(result.warnings.empty());
    }
  }
}

TEST_CASE("what a field says beyond its type is kept, or named in a warning") {
  struct Row {
    const char* name;
    const char* text;
    const char* schema;
    std::vector<std::string> warnings;
  };
  const Row rows[] = {
      {"default of a number",
       "<ResponseField name=\"a\" type=\"number\" default={10} />",
       R"({"type":"number","default":10})",
       {}},
      {"default of a string",
       "<ResponseField name=\"a\" type=\"string\" default=\"10\" />",
       R"({"type":"string","default":"10"})",
       {}},
      {"deprecated",
       "<ResponseField name=\"a\" deprecated>\n  Old.\n\n  Very old.\n</ResponseField>",
       R"({"description":"Old. Very old.","deprecated":true})",
       {}},
      {"unknown type",
       "\n<ResponseField name=\"a\" type=\"money\" />",
       "{}",
       {"2: the type \"money\" of the field \"a\" is not understood"}},
      {"unknown attribute",
       "<ResponseField name=\"a\" min={1} />",
       "{}",
       {"1: the attribute \"min\" of the field \"a\" is not understood"}},
      {"nested objects",
       "<ResponseField name=\"a\" type=\"object\" required>\n  <Expandable title=\"more\">\n"
       "    <ResponseField name=\"b\" type=\"object\">\n      About b.\n\n"
       "      <ResponseField name=\"c\" type=\"string\" required>\n        About c.\n      </ResponseField>\n"
       "    </ResponseField>\n  </Expandable>\n</ResponseField>",
       R"({"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"string",)"
       R"("description":"About c."}},"required":["c"],"description":"About b."}}})",
       {}},
      {"array of objects",
       "<ResponseField name=\"a\" type=\"object[]\">\n<ResponseField name=\"b\" type=\"int\">One</ResponseField>\n"
       "</ResponseField>",
       R"({"type":"array","items":{"type":"object","properties":{"b":{"type":"integer","description":"One"}}}})",
       {}},
      {"plain array with fields",
       "<ResponseField name=\"a\" type=\"array\">\n  <ResponseField name=\"b\" type=\"int\" />\n</ResponseField>",
       R"({"type":"array","items":{"type":"object","properties":{"b":{"type":"integer"}}}})",
       {}},
      {"nullable object",
       "<ResponseField name=\"a\" type=\"object | null\">\n  <ResponseField name=\"b\" type=\"int\" "
       "/>\n</ResponseField>",
       R"({"anyOf":[{"type":"object","properties":{"b":{"type":"integer"}}},{"type":"null"}]})",
       {}},
      {"twice the same name",
       "<ResponseField name=\"a\" type=\"object\">\n  <ResponseField name=\"b\" type=\"int\" />\n"
       "  <ResponseField name=\"b\" type=\"string\" />\n</ResponseField>",
       R"({"type":"object","properties":{"b":{"type":"integer"}}})",
       {"3: the field \"b\" is described twice; the first description counts"}},
      {"tags in a code span are talk",
       "<ResponseField name=\"a\">Like `<ResponseField>`.</ResponseField>",
       R"({"description":"Like <ResponseField>."})",
       {}},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const Read result = read(row.text);
      CHECK(result.schema == row.schema);
      CHECK(result.warnings == row.warnings);
    }
  }
}

TEST_CASE("broken tags are refused with their place") {
  struct Row {
    const char* name;
    std::string text;
    std::string error;
  };
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "x <ResponseField name=\"a\">\n";
  const Row rows[] = {
      {"never closed", "# T\n\n  <ResponseField name=\"a\">\n  Text\n", "3:3: <ResponseField> is never closed"},
      {"closed by another", "<ResponseField name=\"a\">\n</ParamField>\n",
       "2:1: </ParamField> closes nothing that is open here"},
      {"not open", "Text </ResponseField>\n", "1:6: </ResponseField> closes nothing that is open here"},
      {"no name", "<ResponseField type=\"string\" />\n", "1:1: <ResponseField> does not say the name of the field"},
      {"no place", "<ParamField name=\"a\" />\n",
       "1:1: <ParamField> does not say where the parameter stands: header, query, path, body or cookie"},
      {"too deep", deep, "65:3: fields are nested too deep"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto markdown = read_markdown(row.text, "page.md");
      REQUIRE(markdown);
      const auto fields = read_fields(*markdown, "page.md");
      REQUIRE_FALSE(fields);
      CHECK(fields.error().code == ErrorCode::page_invalid);
      CHECK(to_string(fields.error().where) + ": " + fields.error().message == "page.md:" + row.error);
    }
  }
}

}  // namespace
}  // namespace steelyard::openapi
