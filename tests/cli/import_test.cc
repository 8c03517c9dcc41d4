// `steelyard import`: a docs page becomes a pack that serves and passes as it is.
#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/cli/run_program.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr char kOpenApiPage[] = R"(# Credits

> The credits of an account.

````yaml openapi.json get /v1/credits
openapi: 3.0.3
info: {title: Credits, version: "1"}
servers: [{url: "https://api.credits.example.com"}]
paths:
  /v1/credits:
    get:
      security: [{key: []}]
      responses:
        "200":
          description: The credits.
          content:
            application/json:
              schema:
                type: object
                required: [credits]
                properties: {credits: {type: integer, minimum: 0}, note: {type: string, nullable: true}}
        "401":
          description: No key.
          content:
            application/json:
              schema: {type: object, required: [message], properties: {message: {type: string}}}
              example: {message: Send a key.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
````)";

constexpr char kProsePage[] = R"(# Get Stock

<ParamField header="x-api-key" type="string" required>
  The key.
</ParamField>

`GET https://api.stock.example.com/v1/stock`

## Response

<ResponseField name="items" type="number" required>
  How many there are.
</ResponseField>

```json Response
{"items": 7}
```

| Status | Meaning |
|---|---|
| 401 | No key |
)";

TEST_CASE("a page with OpenAPI and one with fields become packs that pass") {
  struct Row {
    const char* name;
    const char* page;
    const char* operation;
  };
  const Row rows[] = {{"credits", kOpenApiPage, "credits GET /v1/credits  documents 200 401\n"},
                      {"stock", kProsePage, "stock GET /v1/stock  documents 200 401\n"}};
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const test::TempFolder folder;
      REQUIRE(write_file(folder.path() / "page.md", row.page));
      const std::string pack = folder / "pack";
      const Outcome imported = run_program({"import", folder / "page.md", "--out", pack, "--name", row.name});
      REQUIRE_MESSAGE(imported.code == 0, imported.err);
      CHECK(imported.out.ends_with("try: steelyard serve --pack " + pack + "\n"));
      CHECK(run_program({"list", "operations", "--pack", pack}).out == row.operation);
      const Outcome checked = run_program({"check", "--pack", pack, "--mock"});
      CHECK(checked.code == 0);
      CHECK(checked.out.find("  ok       response_schema_conformance 200 [default]\n") != std::string::npos);
      CHECK(checked.out.find("  ok       missing_auth 401 [no key]\n") != std::string::npos);
    }
  }
}

TEST_CASE("nothing is written over, and nothing without being asked") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder.path() / "page.md", kOpenApiPage));
  REQUIRE(write_file(folder.path() / "pack/mine.txt", "mine"));
  const Outcome occupied = run_program({"import", folder / "page.md", "--out", folder / "pack"});
  CHECK(occupied.code == 3);
  CHECK(occupied.err.find("[file-not-writable]") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "pack/provider.yaml"));
  CHECK(run_program({"import", folder / "page.md"}).code == 2);
  CHECK(run_program({"import", "--out", folder / "new"}).code == 2);
  CHECK(run_program({"import", folder / "absent.md", "--out", folder / "new"}).code == 3);
  const Outcome named = run_program({"import", folder / "page.md", "--out", folder / "new", "--name", "Not A Name"});
  CHECK(named.code == 3);
  CHECK(named.err.find("[import-name]") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "new"));
}

}  // namespace
}  // namespace steelyard::cli
