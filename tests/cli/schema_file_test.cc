// What `--schema` and `--ref` may name.
#include "cli/schema_file.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/cli/run_program.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

std::string write(const test::TempFolder& folder, const std::string& name, const std::string& text) {
  REQUIRE(write_file(folder.path() / name, text));
  return folder / name;
}

// "file:line:column: message [id]", with the folder left out; "" if the schema can be used.
std::string refusal(const SchemaRequest& request, const test::TempFolder& folder) {
  const Result<json_schema::Program> program = load_schema(request);
  if (program) return {};
  std::string text = to_string(program.error());
  text.erase(text.find('\n'));  // the remedy
  const std::string prefix = folder.path().string() + "/";
  for (std::size_t at = 0; (at = text.find(prefix)) != std::string::npos;) text.erase(at, prefix.size());
  return text;
}

constexpr char kSchemas[] = "components: {schemas: {A: {type: string}}}\n";

TEST_CASE("an API description wants a pointer and a version whose dialect is known") {
  const test::TempFolder folder;
  const std::string schemas = kSchemas;
  struct Row {
    std::string text;
    const char* pointer;
    std::optional<json_schema::Dialect> dialect;
    const char* refusal;
  };
  const Row rows[] = {
      {"openapi: 3.0.3\n" + schemas, "#/components/schemas/A", {}, ""},
      {"openapi: 3.1\n" + schemas, "#/components/schemas/A", {}, ""},
      {schemas + "openapi: 3.1.1\n",
       "",
       {},
       "api.yaml:2:1: this is an API description (OpenAPI) and no schema: name one in it as "
       "api.yaml#/components/schemas/NAME [schema-invalid]"},
      {"openapi: 3.0.3\n" + schemas, "#", json_schema::Dialect::draft7,
       "api.yaml:1:1: this is an API description (OpenAPI) and no schema: name one in it as "
       "api.yaml#/components/schemas/NAME [schema-invalid]"},
      {"swagger: '2.0'\ndefinitions: {A: {}}\n",
       "",
       {},
       "api.yaml:1:1: this is an API description (Swagger) and no schema: name one in it as api.yaml#/definitions/NAME "
       "[schema-invalid]"},
      {"openapi: 3.2.0\n" + schemas,
       "#/components/schemas/A",
       {},
       "api.yaml:1:1: the dialect of OpenAPI 3.2.0 is not known, those of 3.0 and 3.1 are: say which to take with "
       "--dialect [schema-dialect]"},
      {"openapi: 3.10.0\n" + schemas,
       "",
       {},
       "api.yaml:1:1: the dialect of OpenAPI 3.10.0 is not known, those of 3.0 and 3.1 are: say which to take with "
       "--dialect [schema-dialect]"},
      {"openapi: 3.2.0\n" + schemas, "#/components/schemas/A", json_schema::Dialect::oas31, ""},
      {"properties: {openapi: {}, swagger: {}}\n", "", {}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    SchemaRequest request;
    request.schema = write(folder, "api.yaml", row.text) + row.pointer;
    request.dialect = row.dialect;
    CHECK(refusal(request, folder) == row.refusal);
  }
}

TEST_CASE("what stands for a URI must be there") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", "{}");
  struct Row {
    const char* uri;
    const char* path;
    const char* refusal;
  };
  const Row rows[] = {
      {"http://a.example/", ".", ""},
      {"http://a.example/", "absent",
       "absent: this is no folder, which a URI that ends in '/' stands for [file-not-readable]"},
      {"http://a.example/", "s.json",
       "s.json: this is no folder, which a URI that ends in '/' stands for [file-not-readable]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    SchemaRequest request;
    request.schema = schema;
    request.given = {{row.uri, folder / row.path}};
    CHECK(refusal(request, folder) == row.refusal);
  }
}

TEST_CASE("a schema cannot come from standard input") {
  const Outcome outcome = run_program({"validate", "--schema", "-", "x.json"}, "{}");
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("a schema cannot come from standard input: --schema wants a file [usage]") !=
        std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
